/** Made-up documents of a dataset, and one check over them. */
import type { DatasetDocument, DatasetMention, Placed } from '../dataset/document';
import { CHECK_OPTIONS, type Check, type CheckOptions } from './check';
import { CheckRun, type CheckResult } from './run';

/** `[label:string]` in the text marks a mention; ids are m1, m2, … */
export function marked(
  source: string,
  rest: Partial<Omit<DatasetDocument, 'text'>> = {},
): DatasetDocument {
  let text = '';
  const mentions: DatasetMention[] = [];
  for (const part of source.split(/(\[[^:\]]+:[^\]]+\])/u)) {
    const found = /^\[([^:\]]+):([^\]]+)\]$/u.exec(part);
    const [, type = '', quote = part] = found ?? [];
    if (found !== null) {
      const start = text.length;
      const id = `m${mentions.length + 1}`;
      mentions.push({ id, type, start, end: start + quote.length, text: quote });
    }
    text += quote;
  }
  return { id: 'd', mentions, relations: [], events: [], ...rest, text };
}

export function placed(document: DatasetDocument, index = 0, side = ''): Placed {
  return { document: { ...document, id: `${document.id}${index}` }, file: 'a.jsonl', side };
}

/** Ids become d0, d1, … */
export function look(
  check: Check,
  documents: readonly DatasetDocument[],
  options: Partial<CheckOptions> = {},
): CheckResult {
  return lookAt(
    check,
    documents.map((document, index) => placed(document, index)),
    options,
  );
}

export function lookAt(
  check: Check,
  documents: readonly Placed[],
  options: Partial<CheckOptions> = {},
): CheckResult {
  const run = new CheckRun({ ...CHECK_OPTIONS, ...options }, [check]);
  for (const document of documents) run.see(document);
  for (const document of documents) run.again(document);
  const [result] = run.report().checks;
  if (result === undefined) throw new Error('the check has no result');
  return result;
}

/** `document kind quote` of the examples. */
export function told({ examples }: CheckResult): readonly string[] {
  return examples.map(({ document, kind, quote }) => `${document} ${kind} ${quote}`.trim());
}

/** A text of `length` Han characters that repeats nothing of another seed's. */
export function madeUp(seed: number, length: number): string {
  let state = (seed + 1) * 7919;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return String.fromCodePoint(0x4e00 + ((state >>> 8) % 5000));
  }).join('');
}
