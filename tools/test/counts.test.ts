import { describe, expect, it } from 'vitest';
import { countJUnit, countPlaywright, countStep, countVitest } from './counts';

describe('counting tests', () => {
  it('adds up the tests of vitest and counts a file that did not load as a failure', () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 2,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
      ],
    };
    expect(countVitest(JSON.stringify(report))).toEqual({ passed: 7, failed: 2, skipped: 2 });
  });

  it('counts a Playwright test that passed at the second try as passed', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } };
    expect(countPlaywright(JSON.stringify(report))).toEqual({ passed: 6, failed: 1, skipped: 3 });
  });

  it('reads the attributes of a JUnit suite', () => {
    const xml =
      '<?xml version="1.0"?><testsuites name="t"><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10">';
    expect(countJUnit(xml)).toEqual({ passed: 4, failed: 3, skipped: 3 });
  });

  it('fails a step whose exit code says so although every test passed', () => {
    expect(countStep(1, { passed: 4, failed: 0, skipped: 0 }).failed).toBe(1);
    expect(countStep(1, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('fails a test step that ran no test', () => {
    expect(countStep(0, { passed: 0, failed: 0, skipped: 0 }).failed).toBe(1);
  });
});
