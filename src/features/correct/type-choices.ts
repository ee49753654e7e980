/** The types that a span can be given, the likeliest first. */
import type { SpanOffsets } from '../../core/edit';
import type { Extraction } from '../../core/extraction';
import type { Schema } from '../../core/schema';
import { mentionTypes } from '../workspace/mention-types';

/** Keys that choose one of the first, as they lie on a keyboard; names as in `KeyboardEvent.code`. */
export const CHOICE_KEYS = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map((digit) => ({
    key: String(digit),
    code: `Digit${digit}`,
  })),
  { key: '-', code: 'Minus' },
  { key: '=', code: 'Equal' },
];

/**
 * All types of the schema for mentions. First those that the model saw at the span, by score, also where
 * that is below the threshold; then those that `recent` names; then in the order of the schema.
 */
export function typeChoices(
  schema: Schema,
  { mentions }: Extraction,
  { start, end }: SpanOffsets,
  recent: readonly string[],
): readonly string[] {
  const types = mentionTypes(schema);
  const seen = mentions
    .filter((mention) => mention.start < end && start < mention.end)
    .toSorted((a, b) => (b.score ?? 1) - (a.score ?? 1))
    .map(({ type }) => type);
  const first = [...new Set([...seen, ...recent])].filter((type) => types.includes(type));
  return [...first, ...types.filter((type) => !first.includes(type))];
}
