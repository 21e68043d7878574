import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { ensureDependencies, node24, root, toolEnvironment } from './dependencies.mjs'

/**
 * Runs a command of `apps/server/src/backup/command.ts` on the data folder that `npm start` uses, or on the one that `--data`
 * names, and ends this process as it ends. Folders are taken from where npm was called.
 */
export function operate(command) {
  ensureDependencies()
  const args = process.argv.slice(2)
  const isNamed = args.some((arg) => arg === '--data' || arg.startsWith('--data='))
  const dataDir = path.resolve(root, process.env['STET_DATA_DIR'] || './data')
  const script = path.join(root, 'apps', 'server', 'src', 'backup', 'command.ts')
  const { status } = spawnSync(node24, [script, command, ...(isNamed ? [] : ['--data', dataDir]), ...args], {
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    stdio: 'inherit',
    env: toolEnvironment(),
  })
  process.exit(status ?? 1)
}
