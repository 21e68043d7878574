import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureTestChromium } from './chromium.mjs'
import { ensureDependencies, node24, root, toolEnvironment } from './dependencies.mjs'
import { playwrightFailures, vitestFailures } from './failures.mjs'
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
/** What failed, told once more at the end, where the last lines of a long run are read. */
const failures = []

function add(name, counts) {
  for (const key of ['passed', 'failed', 'skipped']) total[key] += counts[key]
  console.log(`— ${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
}

/** A check that has no tests of its own counts as one. */
async function check(name, command, args) {
  const isOk = await runStep(name, command, args, env)
  if (!isOk) failures.push(name)
  add(name, { passed: isOk ? 1 : 0, failed: isOk ? 0 : 1, skipped: 0 })
}

/** A run with a report; one that ends badly without naming a failure counts as a failure. */
async function suite(name, args, report, count, tellFailures) {
  const isOk = await runStep(name, node24, args, env)
  const written = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  const counts = written ? count(written) : { passed: 0, failed: 0, skipped: 0 }
  const failed = written ? tellFailures(written) : []
  if ((!isOk || counts.passed === 0) && counts.failed === 0) counts.failed = 1
  failures.push(
    ...(counts.failed > 0 && failed.length === 0 ? [`${name}: ended without a report of why`] : failed),
  )
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
  vitestFailures,
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
  playwrightFailures,
)

if (failures.length > 0) console.log(`Failed:\n${failures.map((told) => `✗ ${told}`).join('\n')}\n`)
rmSync(scratch, { recursive: true, force: true })
console.log(`Took ${Math.round((Date.now() - started) / 1000)} s`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed === 0 ? 0 : 1)
