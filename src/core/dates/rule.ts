/** How a rule of the grammar of dates reads one word at its place in the text. */
import type { Counted, DateFields } from './fields';
import { readNumber } from './numbers';

/** Between the ends of a range. */
export const RANGE = '(?:至|到|—{1,2}|–|-|~|～)';

export interface Rule {
  /** Sticky: it matches at its `lastIndex` only. */
  readonly pattern: RegExp;
  /** Undefined where the words say something else after all. */
  readonly read: (groups: readonly string[]) => DateFields | undefined;
}

export function rule(source: string, read: Rule['read']): Rule {
  return { pattern: new RegExp(source, 'yu'), read };
}

export const numbered = (text: string | undefined): Counted => ({
  from: 'number',
  value: readNumber(text ?? '') ?? NaN,
});

export const at = (from: Counted['from'], value: number): Counted => ({ from, value });

/** Words that stand for one set of fields, the longer before the shorter. */
export function words(table: Readonly<Record<string, DateFields>>): Rule {
  const source = Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .join('|');
  return rule(`(${source})`, ([word = '']) => table[word]);
}
