/** Finds of a document without what a way of reading may choose freely: the ids of mentions, and the order. */
import { createHash } from 'node:crypto';
import type { Extraction } from '../../../src/core/extraction';

/** Engines differ in the last bit of `Math.exp`: Node's V8 is not Chromium's. */
const DIGITS = 12;

function rounded(score: number | undefined): string | undefined {
  return score?.toFixed(DIGITS);
}

/** One string a mention, relation, event and argument; scores are part of it, to twelve digits. */
export function factsOf(id: string, { mentions, relations, events }: Extraction): string[] {
  const place = new Map(
    mentions.map((mention) => [mention.id, [mention.type, mention.start, mention.end]]),
  );
  const line = (...parts: readonly unknown[]): string => JSON.stringify([id, ...parts]);
  return [
    ...mentions.map(({ type, start, end, text, score }) =>
      line('mention', type, start, end, text, rounded(score)),
    ),
    ...relations.map(({ type, head, tail, score }) =>
      line('relation', type, place.get(head), place.get(tail), rounded(score)),
    ),
    ...events.flatMap(({ type, trigger, score, arguments: parts }) => [
      line('event', type, place.get(trigger), rounded(score)),
      ...parts.map((part) =>
        line(
          'argument',
          type,
          place.get(trigger),
          part.role,
          place.get(part.mention),
          rounded(part.score),
        ),
      ),
    ]),
  ];
}

/** SHA-256 of the sorted facts, in hexadecimal. */
export function hashOf(facts: readonly string[]): string {
  return createHash('sha256')
    .update([...facts].sort().join('\n'))
    .digest('hex');
}
