import { readFileSync, rmSync } from 'node:fs';
import { NONE } from './steps.mjs';

/**
 * Counts the tests in a report of vitest. A file that could not even be loaded counts as one failed test.
 *
 * @param {string} path
 * @returns {import('./steps.mjs').Counts}
 */
export function countVitest(path) {
  const report = readReport(path);
  if (!report) return { ...NONE, failed: 1 };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Counts the tests in a report of Playwright. An error outside any test counts as one failed test.
 *
 * @param {string} path
 * @returns {import('./steps.mjs').Counts}
 */
export function countPlaywright(path) {
  const report = readReport(path);
  if (!report) return { ...NONE, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

function readReport(path) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    rmSync(path);
    return report;
  } catch {
    return null;
  }
}
