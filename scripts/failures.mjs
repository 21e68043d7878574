/** What failed in a run, read from the report that its runner wrote, a line or more each: the name, then the first lines of why. */

const LINES = 12

// Runners colour their messages; the report of a run is read as plain text.
// eslint-disable-next-line no-control-regex -- the escape character is what is looked for
const COLOUR = /\u001B\[[0-9;]*m/g

function failure(name, message) {
  const why = (message ?? '').replace(COLOUR, '').trim().split('\n').slice(0, LINES)
  return [name, ...why.map((line) => `    ${line}`)].join('\n')
}

/** Failures of a Vitest JSON report; a file that could not even be loaded is one. */
export function vitestFailures(report) {
  return report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    if (failed.length > 0)
      return failed.map((test) => failure(`${file.name} › ${test.fullName}`, test.failureMessages[0]))
    return file.status === 'failed' ? [failure(file.name, file.message)] : []
  })
}

/** Failures of a Playwright JSON report; one that passed at its second try is one, and so is an error outside of any test. */
export function playwrightFailures(report) {
  const failures = report.errors.map((error) => failure('outside of a test', error.message))
  const walk = (suite) => {
    for (const spec of suite.specs ?? [])
      for (const test of spec.tests)
        if (test.status === 'unexpected' || test.status === 'flaky')
          failures.push(
            failure(
              `${spec.file}:${spec.line} › ${spec.title} (${test.status})`,
              test.results.find((result) => result.error)?.error.message,
            ),
          )
    for (const inner of suite.suites ?? []) walk(inner)
  }
  for (const suite of report.suites) walk(suite)
  return failures
}
