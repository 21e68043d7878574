import path from 'node:path'
import { ensureTestChromium } from './chromium.mjs'
import { ensureDependencies, node24, root, toolEnvironment } from './dependencies.mjs'
import { runStep } from './runStep.mjs'
import { ensureWebBuild } from './webBuild.mjs'

ensureDependencies()
const chromium = ensureTestChromium()
if (!process.env['E2E_BASE_URL']) ensureWebBuild()
const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js')
const isOk = await runStep(
  'end to end',
  node24,
  [cli, 'test', '--config', 'e2e/playwright.config.ts', ...process.argv.slice(2)],
  toolEnvironment({ STET_CHROMIUM: chromium }),
)
process.exit(isOk ? 0 : 1)
