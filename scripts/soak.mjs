import { ensureDependencies, node24, toolEnvironment } from './dependencies.mjs'
import { runStep } from './runStep.mjs'

ensureDependencies()
const args = process.argv.slice(2)
const isOk = await runStep(
  'soak: editors against a bad network',
  node24,
  ['packages/binding/src/soak.ts', ...(args.length ? args : ['--operations', '1000000'])],
  toolEnvironment(),
)
process.exit(isOk ? 0 : 1)
