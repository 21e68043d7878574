import { ensureChromium } from './chromium.mjs'
import { ensureDependencies, node24, toolEnvironment } from './dependencies.mjs'
import { runStep } from './runStep.mjs'
import { ensureWebBuild } from './webBuild.mjs'

ensureDependencies()
const chromium = ensureChromium()
ensureWebBuild()
const isOk = await runStep(
  'screenshots',
  node24,
  ['e2e/screenshots.ts', ...process.argv.slice(2)],
  toolEnvironment({ STET_CHROMIUM: chromium }),
)
process.exit(isOk ? 0 : 1)
