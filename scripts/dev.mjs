import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureDependencies, node24, root, toolEnvironment } from './dependencies.mjs'

ensureDependencies()
console.log('Web with live reload on http://localhost:4173, server on http://localhost:4180')
const env = toolEnvironment({
  STET_ORIGINS: process.env['STET_ORIGINS'] ?? 'http://localhost:4173,http://localhost:4180',
})
const children = [
  spawn(node24, ['--watch', path.join('apps', 'server', 'src', 'main.ts')], {
    cwd: root,
    stdio: 'inherit',
    env,
  }),
  spawn(node24, [path.join('node_modules', 'vite', 'bin', 'vite.js')], { cwd: root, stdio: 'inherit', env }),
]
const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
for (const child of children) child.on('exit', stop)
