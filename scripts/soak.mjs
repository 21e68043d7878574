import { ensureDependencies, node24, toolEnvironment } from './dependencies.mjs'
import { runStep } from './runStep.mjs'

ensureDependencies()
const args = process.argv.slice(2)
const server = 'apps/server/src/sync/soak.ts'
const [name, entry] = args.includes('--kills')
  ? ['soak: a server that is killed', server]
  : args.includes('--suggestions')
    ? ['soak: honest editors against the guard', server]
    : ['soak: editors against a bad network', 'packages/binding/src/soak.ts']
const isOk = await runStep(
  name,
  node24,
  [entry, ...(args.length ? args : ['--operations', '1000000'])],
  toolEnvironment(),
)
process.exit(isOk ? 0 : 1)
