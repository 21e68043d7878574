import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureDependencies, node24, root, toolEnvironment } from './dependencies.mjs'
import { ensureWebBuild } from './webBuild.mjs'

ensureDependencies()
ensureWebBuild()

const server = spawn(node24, [path.join('apps', 'server', 'src', 'main.ts')], {
  cwd: root,
  stdio: 'inherit',
  env: toolEnvironment(),
})
// Ctrl-C reaches the server by the terminal as well; this process only has to outlive it. Other signals are passed on.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 0 : 1)))
