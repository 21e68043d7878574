import { ensureDependencies, node24, toolEnvironment } from './dependencies.mjs'
import { runStep } from './runStep.mjs'

ensureDependencies()
const args = process.argv.slice(2)
/** What the server promises; everything else is about editors and their networks. */
const OF_THE_SERVER = ['--kills', '--suggestions', '--authors', '--updates', '--frames', '--hours']
const [name, entry] = OF_THE_SERVER.some((flag) => args.includes(flag))
  ? ['soak: the server', 'apps/server/src/sync/soak.ts']
  : ['soak: editors against a bad network', 'packages/binding/src/soak.ts']
const isOk = await runStep(
  name,
  node24,
  [entry, ...(args.length ? args : ['--operations', '1000000'])],
  toolEnvironment(),
)
process.exit(isOk ? 0 : 1)
