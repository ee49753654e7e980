// Reads how many tests passed, failed and were skipped from the reporters' files.
import { readFileSync } from 'node:fs';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function countOf(fields: Fields, key: string): number {
  const value = fields[key];
  return typeof value === 'number' ? value : 0;
}

/** vitest's `--reporter=json`. A suite that could not be loaded counts as one failure. */
export function countVitest(json: string): Counts {
  const report = fieldsOf(JSON.parse(json));
  const suites: unknown = report['testResults'];
  const broken = (Array.isArray(suites) ? suites : []).map(fieldsOf).filter((suite) => {
    const tests: unknown = suite['assertionResults'];
    return suite['status'] === 'failed' && Array.isArray(tests) && tests.length === 0;
  });
  return {
    passed: countOf(report, 'numPassedTests'),
    failed: countOf(report, 'numFailedTests') + broken.length,
    skipped: countOf(report, 'numPendingTests') + countOf(report, 'numTodoTests'),
  };
}

/** Playwright's `json` reporter. A test that passed when it was tried again has passed; the list names it. */
export function countPlaywright(json: string): Counts {
  const report = fieldsOf(JSON.parse(json));
  const stats = fieldsOf(report['stats']);
  return {
    passed: countOf(stats, 'expected') + countOf(stats, 'flaky'),
    failed: countOf(stats, 'unexpected'),
    skipped: countOf(stats, 'skipped'),
  };
}

/** pytest's `--junitxml`: the numbers stand in the attributes of `<testsuite>`. */
export function countJUnit(xml: string): Counts {
  const suite = /<testsuite\s[^>]*>/.exec(xml)?.[0] ?? '';
  const read = (name: string): number =>
    Number(new RegExp(`\\s${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const failed = read('failures') + read('errors');
  const skipped = read('skipped');
  return { passed: read('tests') - failed - skipped, failed, skipped };
}

/** What a step adds to the sum: a test step that ran nothing, or broke off, is a failure. */
export function countStep(exitCode: number, report: Counts | undefined): Counts {
  const clean = exitCode === 0;
  if (report === undefined) return { passed: clean ? 1 : 0, failed: clean ? 0 : 1, skipped: 0 };
  const ran = report.passed + report.failed + report.skipped > 0;
  if (report.failed > 0 || (clean && ran)) return report;
  return { ...report, failed: 1 };
}

/** `undefined` where the file is missing: the step ended before it could report. */
export function readCounts(file: string, count: (content: string) => Counts): Counts | undefined {
  try {
    return count(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
