import { existsSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { ensureDependencies, node24, root, toolEnvironment } from './dependencies.mjs'
import { runStep } from './runStep.mjs'
import { ensureWebBuild } from './webBuild.mjs'

const [name, ...args] = process.argv.slice(2)
const script = path.join(root, 'bench', name ?? '', 'main.ts')
if (!name || !existsSync(script)) {
  console.error(
    `There is no bench "${name ?? ''}". There are: npm run bench -- editor, npm run bench -- list, npm run bench -- suggestions, npm run bench -- sync`,
  )
  process.exit(1)
}
ensureDependencies()
// Servers alone: neither the app nor a browser.
const needsBrowser = name !== 'sync'
if (needsBrowser) ensureWebBuild()
const env = toolEnvironment({
  ...(needsBrowser && { STET_CHROMIUM: ensureChromium() }),
  NODE_ENV: 'production',
})
process.exit((await runStep(`bench: ${name}`, node24, [script, ...args], env)) ? 0 : 1)
