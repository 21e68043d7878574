import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { node24, root, toolEnvironment } from './dependencies.mjs'

const inputs = ['apps/web', 'packages', 'vite.config.ts', 'package-lock.json']
const stampFile = path.join(root, 'dist', '.web-built-from')

function* files(entry) {
  const full = path.join(root, entry)
  if (!statSync(full).isDirectory()) {
    yield entry
    return
  }
  for (const name of readdirSync(full).toSorted()) {
    if (name === 'node_modules' || name.startsWith('.')) continue
    yield* files(path.join(entry, name))
  }
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for (const file of files(input)) {
      if (/\.test\.tsx?$|\.md$/.test(file)) continue
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(path.join(root, file)))
    }
  }
  return hash.digest('hex')
}

/** Builds the web app unless the built one was made from exactly these sources. */
export function ensureWebBuild() {
  const wanted = fingerprint()
  const isFresh =
    existsSync(path.join(root, 'dist', 'web', 'index.html')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === wanted
  if (isFresh) return
  console.log('Building the web app …')
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const result = spawnSync(node24, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
    env: toolEnvironment({ NODE_ENV: 'production' }),
  })
  if (result.status !== 0) {
    console.error('The web app could not be built; the output above says why.')
    process.exit(1)
  }
  mkdirSync(path.dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, wanted)
}
