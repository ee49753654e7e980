/** Documents for tests of the evaluation: written by hand, and random ones. */
import fc from 'fast-check';
import type { EventMention, Extraction, Mention, Relation } from '../core/extraction';
import type { EvaluatedPair } from './pairs';

/** `[type, quote]`, at its first place, or the n-th with `[type, quote, n]`. */
export type Marked = readonly [type: string, quote: string, nth?: number];

export interface Written {
  readonly mentions?: readonly Marked[];
  /** `[type, head, tail]`: numbers of mentions. */
  readonly relations?: readonly (readonly [type: string, head: number, tail: number])[];
  /** `[type, trigger, ...[role, mention]]`. */
  readonly events?: readonly (readonly [
    type: string,
    trigger: number,
    ...parts: (readonly [role: string, mention: number])[],
  ])[];
}

/** Throws where a quote is not in the text. */
export function extraction(text: string, written: Written): Extraction {
  const mentions = (written.mentions ?? []).map(([type, quote, nth = 1], index): Mention => {
    let start = -1;
    for (let found = 0; found < nth; found += 1) start = text.indexOf(quote, start + 1);
    if (start < 0) throw new Error(`${quote} is not in the text`);
    return { id: `m${index}`, type, start, end: start + quote.length, text: quote };
  });
  const relations = (written.relations ?? []).map(([type, head, tail]): Relation => ({
    type,
    head: `m${head}`,
    tail: `m${tail}`,
  }));
  const events = (written.events ?? []).map(([type, trigger, ...parts]): EventMention => ({
    type,
    trigger: `m${trigger}`,
    arguments: parts.map(([role, mention]) => ({ role, mention: `m${mention}` })),
  }));
  return { mentions, relations, events, issues: [] };
}

export function pairOf(text: string, gold: Written, predicted: Written): EvaluatedPair {
  return { id: 'd', text, gold: extraction(text, gold), predicted: extraction(text, predicted) };
}

const TEXT = '林满和周渡在云杉公司，林满任云杉公司董事。';

const anyMention = fc
  .tuple(
    fc.constantFrom('人物', '公司', '职务'),
    fc.nat(TEXT.length - 1),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([type, start, length]) => ({ type, start, end: Math.min(TEXT.length, start + length) }));

const anyLink = fc.tuple(fc.constantFrom('任职', '创始人'), fc.nat(), fc.nat());

/** True of its text; ids are unique, and mentions of one type and place may repeat. */
export const anyExtraction: fc.Arbitrary<Extraction> = fc
  .record({
    mentions: fc.array(anyMention, { maxLength: 8 }),
    relations: fc.array(anyLink, { maxLength: 5 }),
    events: fc.array(fc.tuple(anyLink, fc.constantFrom('主体', '对象')), { maxLength: 5 }),
  })
  .map(({ mentions: spans, relations, events }) => {
    const mentions = spans.map((span, index) => ({
      ...span,
      id: `m${index}`,
      text: TEXT.slice(span.start, span.end),
    }));
    const id = (seed: number): string => `m${seed % Math.max(1, mentions.length)}`;
    if (mentions.length === 0) return { mentions, relations: [], events: [], issues: [] };
    return {
      mentions,
      relations: relations.map(([type, a, b]) => ({ type, head: id(a), tail: id(b) })),
      events: events.map(([[type, a, b], role]) => ({
        type,
        trigger: id(a),
        arguments: [{ role, mention: id(b) }],
      })),
      issues: [],
    };
  });

export const anyPairs: fc.Arbitrary<readonly EvaluatedPair[]> = fc
  .array(fc.tuple(anyExtraction, anyExtraction), { maxLength: 6 })
  .map((list) =>
    list.map(([gold, predicted], index) => ({ id: `d${index}`, text: TEXT, gold, predicted })),
  );

export function turned(pairs: readonly EvaluatedPair[]): readonly EvaluatedPair[] {
  return pairs.map(({ gold, predicted, ...rest }) => ({
    ...rest,
    gold: predicted,
    predicted: gold,
  }));
}
