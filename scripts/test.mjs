import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureTestChromium } from './chromium.mjs'
import { ensureDependencies, node24, root, toolEnvironment } from './dependencies.mjs'
import { runStep } from './runStep.mjs'
import { ensureWebBuild } from './webBuild.mjs'

const started = Date.now()
ensureDependencies()
const chromium = ensureTestChromium()
console.log(`Browser: ${chromium}`)

const scratch = mkdtempSync(path.join(tmpdir(), 'stet-test-'))
const vitestReport = path.join(scratch, 'vitest.json')
const playwrightReport = path.join(scratch, 'playwright.json')
const env = toolEnvironment({
  STET_CHROMIUM: chromium,
  NODE_ENV: 'test',
  PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
})
const total = { passed: 0, failed: 0, skipped: 0 }

function add(name, counts) {
  for (const key of ['passed', 'failed', 'skipped']) total[key] += counts[key]
  console.log(`— ${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
}

/** A check that has no tests of its own counts as one. */
async function check(name, command, args) {
  const isOk = await runStep(name, command, args, env)
  add(name, { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0 })
}

/** A run with a report; one that ends badly without naming a failure counts as a failure. */
async function suite(name, args, report, count) {
  const isOk = await runStep(name, node24, args, env)
  const counts = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  if (!isOk && counts.failed === 0) counts.failed = 1
  if (counts.passed === 0 && counts.failed === 0) counts.failed = 1
  add(name, counts)
}

const bin = (packageName, file) => path.join(root, 'node_modules', packageName, file)

await check('node', node24, [
  '-e',
  "process.exit(Number(process.versions.node.split('.')[0]) === 24 ? 0 : 1)",
])
await check('types', 'tsc', ['-b'])
await check('lint', 'oxlint', ['--type-aware'])
await check('format', 'oxfmt', ['--check'])
await check('unused code', 'knip', [])
await suite(
  'unit, property and browser tests',
  [
    bin('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ],
  vitestReport,
  (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }),
)
ensureWebBuild()
await suite(
  'end to end',
  [bin('@playwright/test', 'cli.js'), 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
  playwrightReport,
  (report) => ({
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky,
    skipped: report.stats.skipped,
  }),
)

rmSync(scratch, { recursive: true, force: true })
console.log(`Took ${Math.round((Date.now() - started) / 1000)} s`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 ? 0 : 1)
