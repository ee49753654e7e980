import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealFolds } from './folds';

const OPTIONS = { folds: 5, seed: '1' };

function foldsOf(texts: readonly (readonly string[])[], of: Int32Array): Map<string, Set<number>> {
  const seen = new Map<string, Set<number>>();
  for (const [index, list] of texts.entries()) {
    for (const text of list) seen.set(text, (seen.get(text) ?? new Set()).add(of[index] ?? -1));
  }
  return seen;
}

describe('folds', () => {
  // Faults: a text in two folds that is not told; one told that stands in one; a fold that is none.
  it('share no text but those that are told', () => {
    const word = fc.integer({ min: 0, max: 60 }).map((number) => `名${number}`);
    const documents = fc.array(fc.array(word, { maxLength: 4 }), { maxLength: 80 });
    fc.assert(
      fc.property(documents, fc.integer({ min: 2, max: 7 }), (texts, folds) => {
        const dealt = dealFolds(texts, { folds, seed: 'a' });
        expect(dealt.of).toHaveLength(texts.length);
        for (const fold of dealt.of) expect(fold >= 0 && fold < folds).toBe(true);
        for (const [text, where] of foldsOf(texts, dealt.of)) {
          expect(dealt.crossing.has(text)).toBe(where.size > 1);
        }
      }),
    );
  });

  it('keep documents of a rare text together and are of one size', () => {
    const texts = Array.from({ length: 200 }, (_, index) => [`名${index >> 1}`, '到处都有']);
    const { of, crossing, groups, largest } = dealFolds(texts, OPTIONS);
    expect([...crossing]).toEqual(['到处都有']);
    expect([groups, largest]).toEqual([100, 2]);
    const sizes = [0, 1, 2, 3, 4].map((fold) => of.filter((one) => one === fold).length);
    expect(sizes).toEqual([40, 40, 40, 40, 40]);
  });

  it('are others by another seed, and the same by the same', () => {
    const texts = Array.from({ length: 50 }, (_, index) => [`名${index}`]);
    const deal = (seed: string): string => dealFolds(texts, { folds: 5, seed }).of.join('');
    expect(deal('1')).toBe(deal('1'));
    expect(deal('1')).not.toBe(deal('2'));
  });
});
