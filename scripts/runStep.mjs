import { spawn } from 'node:child_process'
import { root } from './dependencies.mjs'

/** Runs one step with its output shown; resolves to whether it ended well. */
export function runStep(name, command, args, env) {
  console.log(`— ${name}`)
  const began = Date.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env })
    child.on('error', (error) => {
      console.error(`${name} could not be started: ${error.message}`)
      resolve(false)
    })
    child.on('exit', (code) => {
      console.log(
        `  ${name}: ${code === 0 ? 'ok' : `exit ${code}`}, ${Math.round((Date.now() - began) / 1000)} s`,
      )
      resolve(code === 0)
    })
  })
}
