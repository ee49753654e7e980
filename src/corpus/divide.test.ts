import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeUp } from './check/dataset.fixture';
import { DivideRun, type Division } from './divide';
import { readShares } from './read-shares';

function divide(texts: readonly string[], shares: readonly number[], seed: string): Division {
  const run = new DivideRun();
  for (const text of texts) run.see(text);
  return run.divide({ shares, seed });
}

const TEXTS = Array.from({ length: 200 }, (_, index) => madeUp(index, 50));

describe('dividing', () => {
  it('gives each side its share, the same for the same seed, another for another', () => {
    const shares = [0.8, 0.1, 0.1];
    const { sides } = divide(TEXTS, shares, '1');
    expect([0, 1, 2].map((side) => sides.filter((one) => one === side).length)).toEqual([
      ...[160, 20, 20],
    ]);
    expect(divide(TEXTS, shares, '1').sides).toEqual(sides);
    expect(divide(TEXTS, shares, '2').sides).not.toEqual(sides);
  });

  // Fault: a near duplicate on another side than its original.
  it('keeps near duplicates on one side', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(199), { minLength: 1, maxLength: 60 }),
        fc.string(),
        (copies, seed) => {
          const near = copies.map((index) => `${TEXTS[index] ?? ''}松`);
          const { sides } = divide([...TEXTS, ...near], [0.5, 0.3, 0.2], seed);
          for (const [at, index] of copies.entries()) expect(sides[200 + at]).toBe(sides[index]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('counts groups, and puts nothing on a side without a share', () => {
    const { groups, grouped, sides } = divide([...TEXTS, `${TEXTS[0] ?? ''}松`], [1, 0], '');
    expect([groups, grouped, new Set(sides).size]).toEqual([1, 2, 1]);
  });
});

describe('readShares', () => {
  it.each(['0.8,0.1', '1', '0.5,0.6', '-0.5,1.5', 'a,b', '', '0.5,,0.5'])('refuses %j', (text) => {
    expect(readShares(text)).toBeUndefined();
  });

  it('takes shares that sum up to 1', () => {
    expect(readShares('0.8, 0.1,0.1')).toEqual([0.8, 0.1, 0.1]);
  });
});
