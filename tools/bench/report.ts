// What the bench found, as one JSON object or as lines to read.

export interface TaskSpeed {
  readonly preset: string;
  readonly charsPerSecond: number;
  readonly seconds: number;
}

/** Times in milliseconds, memory in bytes; `null` where it could not be measured here. */
export interface BenchReport {
  readonly browser: string;
  readonly characters: number;
  readonly threads: number;
  readonly firstVisitReady: number;
  /** With the network blocked. */
  readonly secondVisitReady: number;
  readonly ner: TaskSpeed;
  readonly re: TaskSpeed;
  readonly ee: TaskSpeed;
  readonly longestTask: number;
  readonly peakMemory: number | null;
  readonly native: {
    readonly charsPerSecond: number;
    readonly runtime: string;
    /** Browser by native, both on the labels of `ner`. */
    readonly ratio: number;
  } | null;
}

function speedLine(task: string, { preset, charsPerSecond, seconds }: TaskSpeed): string {
  const speed = charsPerSecond.toFixed(0);
  return `${task.padEnd(22)} ${speed} characters a second (${preset}, ${seconds.toFixed(1)} s)`;
}

export function describeReport(report: BenchReport): string {
  const { native, peakMemory } = report;
  const line = (name: string, value: string): string => `${name.padEnd(22)} ${value}`;
  const megabytes = peakMemory === null ? 'not known' : `${(peakMemory / 2 ** 20).toFixed(0)} MiB`;
  return [
    line('browser', `${report.browser}, ${report.threads} threads`),
    line('ready, first visit', `${report.firstVisitReady.toFixed(0)} ms`),
    line('ready, second visit', `${report.secondVisitReady.toFixed(0)} ms, network blocked`),
    speedLine('entities', report.ner),
    speedLine('relations', report.re),
    speedLine('events', report.ee),
    line('longest task of page', `${report.longestTask.toFixed(0)} ms`),
    line('peak memory of page', megabytes),
    native === null
      ? line('native onnxruntime', 'not measured')
      : line(
          'native onnxruntime',
          `${native.charsPerSecond.toFixed(0)} characters a second (${native.runtime}); ratio ${native.ratio.toFixed(2)}`,
        ),
  ].join('\n');
}
