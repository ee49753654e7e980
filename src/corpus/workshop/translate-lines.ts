/** The foreign documents of a dataset in Chinese, as `dataset translate` writes them; the others stay as they are. */
import type { DatasetDocument } from '../dataset/document';
import { isForeign } from '../translate/language';
import type { Ask, AskFailure, Outcome, RefusedTry } from '../translate/translate-document';
import {
  TranslateRun,
  type TranslateOptions,
  type TranslateReport,
} from '../translate/translate-run';
import { LineSet } from './line-set';

export interface TranslateChoice extends Omit<TranslateOptions, 'learn'> {
  /** Documents that are translated side by side. */
  readonly atOnce: number;
}

/** How far it is, in documents. */
export interface TranslateProgress {
  readonly done: number;
  readonly total: number;
}

export interface TranslateLinesReport extends TranslateReport {
  /** In Chinese before. */
  readonly chinese: number;
  /** Not asked for any more, because the run was stopped. */
  readonly left: number;
  /** Of the last document without an answer. */
  readonly failure: AskFailure | undefined;
  /** Some of those that were refused. */
  readonly examples: readonly RefusedTry[];
}

export interface TranslatedLines {
  readonly lines: LineSet;
  /** As `--refused` writes them. */
  readonly refused: LineSet;
  readonly report: TranslateLinesReport;
}

const EXAMPLES = 20;
/** So many documents in a row without an answer are no document's fault. */
const MOST_IN_A_ROW = 20;

class TranslatingLines {
  readonly lines = new LineSet('translated.jsonl');
  readonly refused = new LineSet('refused.jsonl');
  readonly examples: RefusedTry[] = [];
  failure: AskFailure | undefined;
  chinese = 0;
  left = 0;
  #inARow = 0;
  readonly #run: TranslateRun;
  readonly #ask: Ask;

  constructor(run: TranslateRun, ask: Ask) {
    this.#run = run;
    this.#ask = ask;
  }

  get isOver(): boolean {
    return this.failure?.isLast === true || this.#inARow >= MOST_IN_A_ROW;
  }

  /** In their order; those that are foreign are asked for together. */
  async take(documents: readonly DatasetDocument[]): Promise<void> {
    const foreign = documents.filter(({ text }) => isForeign(text));
    if (this.isOver) {
      this.left += foreign.length;
      for (const document of documents) if (!isForeign(document.text)) this.#keep(document);
      return;
    }
    const outcomes = new Map<DatasetDocument, Outcome>();
    for (const [index, outcome] of (await this.#run.group(foreign, this.#ask)).entries()) {
      const document = foreign[index];
      if (document !== undefined) outcomes.set(document, outcome);
    }
    for (const document of documents) {
      const outcome = outcomes.get(document);
      if (outcome === undefined) this.#keep(document);
      else this.#put(document, outcome);
    }
  }

  #keep(document: DatasetDocument): void {
    this.chinese += 1;
    this.lines.put(document);
  }

  #put({ id }: DatasetDocument, outcome: Outcome): void {
    this.#inARow = outcome.kind === 'failed' ? this.#inARow + 1 : 0;
    if (outcome.kind === 'accepted') this.lines.put(outcome.document);
    else this.refused.write(JSON.stringify({ id, ...outcome }));
    if (outcome.kind === 'failed') this.failure = outcome.failure;
    if (outcome.kind === 'refused') this.examples.push(...outcome.tries);
  }
}

export function countForeign(source: LineSet): number {
  let count = 0;
  for (const { document } of source.documents()) count += isForeign(document.text) ? 1 : 0;
  return count;
}

/** Ends early after a failure that is the last, or too many in a row. */
export async function translateLines(
  source: LineSet,
  { atOnce, ...options }: TranslateChoice,
  ask: Ask,
  onProgress: (progress: TranslateProgress) => void,
): Promise<TranslatedLines> {
  const total = countForeign(source);
  const run = new TranslateRun({ ...options, learn: true });
  const made = new TranslatingLines(run, ask);
  let [done, waiting] = [0, 0];
  let group: DatasetDocument[] = [];
  const finish = async (): Promise<void> => {
    await made.take(group);
    done += waiting;
    [group, waiting] = [[], 0];
    onProgress({ done, total });
  };
  for (const { document } of source.documents()) {
    group.push(document);
    if (isForeign(document.text)) waiting += 1;
    if (waiting >= atOnce) await finish();
  }
  await finish();
  const { lines, refused, chinese, left, failure } = made;
  const examples = made.examples.slice(0, EXAMPLES);
  return { lines, refused, report: { ...run.report(), chinese, left, failure, examples } };
}
