/** Cohen's kappa of two annotators over characters. */
import type { Mention } from '../core/extraction';
import type { EvaluatedPair } from './pairs';

export interface Kappa {
  /** 1 is full agreement, 0 what chance gives; 1 as well where both give all characters one label. */
  readonly value: number;
  /** Shares in [0, 1] of characters with the same label: observed, and as chance would give. */
  readonly observed: number;
  readonly expected: number;
  readonly characters: number;
}

/**
 * Each character (code point) has the type of the longest mention around it, or none; of mentions that
 * are equally long, the type that comes first in the order of code units.
 */
export function kappaOf(pairs: readonly EvaluatedPair[]): Kappa {
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let [characters, same] = [0, 0];
  for (const { text, gold, predicted } of pairs) {
    const one = labels(text, gold.mentions);
    const other = labels(text, predicted.mentions);
    let at = 0;
    for (const character of text) {
      const [a = '', b = ''] = [one[at], other[at]];
      first.set(a, (first.get(a) ?? 0) + 1);
      second.set(b, (second.get(b) ?? 0) + 1);
      characters += 1;
      if (a === b) same += 1;
      at += character.length;
    }
  }
  return kappa(characters, same, first, second);
}

type Totals = ReadonlyMap<string, number>;

function kappa(characters: number, same: number, first: Totals, second: Totals): Kappa {
  if (characters === 0) return { value: 1, observed: 1, expected: 1, characters };
  const observed = same / characters;
  let expected = 0;
  for (const [label, count] of first) {
    expected += (count / characters) * ((second.get(label) ?? 0) / characters);
  }
  const value = same === characters ? 1 : (observed - expected) / (1 - expected);
  return { value, observed, expected, characters };
}

/** By code unit; the empty string is no mention. */
function labels(text: string, mentions: readonly Mention[]): readonly string[] {
  const found = Array.from<string>({ length: text.length }).fill('');
  const length = ({ start, end }: Mention): number => end - start;
  const ordered = mentions.toSorted(
    (a, b) => length(a) - length(b) || (a.type < b.type ? 1 : a.type > b.type ? -1 : 0),
  );
  for (const { type, start, end } of ordered) found.fill(type, start, end);
  return found;
}
