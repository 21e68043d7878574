import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The checkout's folder. */
export const root = path.dirname(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname))

/** Node 24, as the `node` package brought it; everything but the set-up runs on it. */
export const node24 = path.join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

/** The environment for tools: Node 24 and the tools of node_modules come first on PATH. */
export function toolEnvironment(extra = {}) {
  const bin = path.join(root, 'node_modules', '.bin')
  return {
    // Types are stripped once, not by every process and thread: a store with its worker is there in half the time.
    NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'node'),
    ...process.env,
    ...extra,
    PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
  }
}

const stampFile = path.join(root, 'node_modules', '.stet-installed')

function wanted() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
}

/**
 * Installs exactly what the lock file names, unless that has been done already.
 * Ends the process with what to do when it cannot.
 */
export function ensureDependencies() {
  const hash = wanted()
  const isInstalled = existsSync(node24) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash
  if (isInstalled) return
  console.log('Installing what is missing (npm ci), about a minute …')
  const npm = process.env['npm_execpath']
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []]
  const result = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'development' },
  })
  if (result.status !== 0 || !existsSync(node24)) {
    console.error(
      existsSync(node24)
        ? 'npm ci failed; its output above says why.'
        : 'npm ci did not bring Node 24 (package `node`). Are install scripts switched off (ignore-scripts)? Allow them and start again.',
    )
    process.exit(1)
  }
  writeFileSync(stampFile, hash)
}
