// What the check found, step by step, in numbers and in words.
import type { LlmUsage } from '../../src/engine/contract/extractor';

export type StepName = 'visit' | 'download' | 'verify' | 'load' | 'extract' | 'cancel' | 'offline';

export interface Step {
  readonly name: StepName;
  readonly seconds: number;
  /** What the page said, where it did not go on. */
  readonly failure?: string;
}

export interface TextResult {
  readonly text: string;
  readonly seconds: number;
  readonly found: number;
  /** Known answers that were found, of how many. */
  readonly known: number;
  readonly of: number;
  /** Mentions whose offsets do not say their text. */
  readonly untrue: number;
  readonly usage?: LlmUsage;
}

export interface CheckReport {
  readonly browser: string;
  readonly adapter: string;
  readonly steps: readonly Step[];
  readonly texts: readonly TextResult[];
  /** Milliseconds until the page answered a cancel; `null` where nothing was cancelled. */
  readonly cancelMs: number | null;
  /** Bytes; `null` where the system does not say. */
  readonly peakMemory: number | null;
}

const STEPS: readonly StepName[] = [
  ...(['visit', 'download', 'verify', 'load', 'extract', 'cancel', 'offline'] as const),
];

export function isWhole({ steps, texts }: CheckReport): boolean {
  const went = steps.filter(({ failure }) => failure === undefined).map(({ name }) => name);
  const untrue = texts.reduce((sum, text) => sum + text.untrue, 0);
  return STEPS.every((name) => went.includes(name)) && untrue === 0;
}

function sumOf(texts: readonly TextResult[], name: keyof LlmUsage): number {
  return texts.reduce((sum, { usage }) => sum + (usage?.[name] ?? 0), 0);
}

function rate(tokens: number, seconds: number): string {
  return seconds > 0 ? `${(tokens / seconds).toFixed(1)} tokens/s` : 'not measured';
}

function share(part: number, whole: number): string {
  return whole > 0 ? `${((100 * part) / whole).toFixed(1)} %` : 'not measured';
}

function describeUsage(texts: readonly TextResult[]): readonly string[] {
  const answers = texts.filter(({ usage }) => usage !== undefined).length;
  const decoded = Math.max(0, sumOf(texts, 'answerTokens') - answers);
  const choices = sumOf(texts, 'choices');
  return [
    `prefill            ${rate(sumOf(texts, 'promptTokens'), sumOf(texts, 'prefillSeconds'))}`,
    `decode             ${rate(decoded, sumOf(texts, 'decodeSeconds'))}`,
    `mask overruled     ${share(sumOf(texts, 'overruled'), choices)} of ${choices} tokens`,
    `mask left one      ${share(sumOf(texts, 'forced'), choices)}`,
  ];
}

function describeStep({ name, seconds, failure }: Step): string {
  const outcome = failure === undefined ? 'ok' : `FAILED: ${failure}`;
  return `${name.padEnd(18)} ${seconds.toFixed(1)} s  ${outcome}`;
}

export function describeCheck(report: CheckReport): string {
  const { browser, adapter, steps, texts, cancelMs, peakMemory } = report;
  const reached = steps.at(-1);
  const missing = STEPS.slice(steps.length);
  return [
    `browser            ${browser}`,
    `adapter            ${adapter}`,
    ...steps.map(describeStep),
    ...missing.map((name) => `${name.padEnd(18)} not reached`),
    ...(texts.length === 0 ? [] : describeUsage(texts)),
    ...texts.map(
      ({ text, seconds, found, known, of, untrue }) =>
        `"${text.slice(0, 12)}…"  ${seconds.toFixed(1)} s, ${found} found, ${known} of ${of} known, ${untrue} not verbatim`,
    ),
    `cancel answered    ${cancelMs === null ? 'not measured' : `${Math.round(cancelMs)} ms`}`,
    `peak memory        ${peakMemory === null ? 'not measured' : `${(peakMemory / 1e6).toFixed(0)} MB`}`,
    isWhole(report)
      ? 'The whole way was gone.'
      : `The way ended at ${reached?.failure === undefined ? (missing[0] ?? 'the end') : reached.name}.`,
  ].join('\n');
}
