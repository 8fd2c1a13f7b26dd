/** Counts of vitest's JSON report. Skipped and to-do tests count as failed: a test that does not run proves nothing. */
export function vitestCounts(text) {
  const report = JSON.parse(text);
  const passed = report.numPassedTests;
  return {
    passed,
    failed:
      report.numTotalTests - passed + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0),
  };
}

/** Counts of Playwright's JSON report. Skipped and flaky (passed on a retry) count as failed. */
export function playwrightCounts(text) {
  const report = JSON.parse(text);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + skipped + (report.errors?.length ?? 0) };
}

/** Counts of node:test's TAP report. Skipped, cancelled and to-do tests count as failed. */
export function nodeTestCounts(tap) {
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled') + count('skipped') + count('todo');
  return { passed: count('pass'), failed: count('tests') === 0 ? 1 : failed };
}

/** Counts of the judge of explain, which writes them as they are. */
export function judgeCounts(text) {
  const { passed, failed } = JSON.parse(text);
  return { passed, failed };
}
