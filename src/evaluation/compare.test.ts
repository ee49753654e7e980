import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_EXTRACTION } from '../core/extraction';
import { bootstrap } from './bootstrap';
import { compareRuns } from './compare';
import { conventionOf, matchDocuments, type DocumentMatch } from './conventions';
import { anyPairs, extraction, pairOf, turned, type Written } from './evaluation.fixture';
import { kappaOf } from './kappa';
import { pairDocuments, type EvaluatedPair } from './pairs';
import { precisionOf } from './precision';
import { sampleFinds } from './sample';

const OPTIONS = { rounds: 200, seed: '栗' };

function strict(pairs: readonly EvaluatedPair[]): readonly DocumentMatch[] {
  const convention = conventionOf('entities-strict');
  if (convention === undefined) throw new Error('no convention');
  return matchDocuments(convention, pairs);
}

const TEXT = '林满加入云杉公司。';
const GOLD: Written = {
  mentions: [
    ['人物', '林满'],
    ['公司', '云杉公司'],
  ],
};
const half: Written = { mentions: [['人物', '林满']] };
const other: Written = { mentions: [['公司', '云杉公司']] };

const many = (count: number, predicted: Written): readonly EvaluatedPair[] =>
  Array.from({ length: count }, () => pairOf(TEXT, GOLD, predicted));

describe('compareRuns', () => {
  // Fault: a run that differs from itself.
  it('gives p = 1 and no difference for a run against itself', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const matches = strict(pairs);
        const found = compareRuns(matches, matches, OPTIONS);
        expect(found).toMatchObject({ p: 1, difference: 0, onlyFirst: 0, onlySecond: 0 });
        expect(found.interval).toEqual({ low: 0, high: 0 });
      }),
      { numRuns: 30 },
    );
  });

  // Fault: a test that never finds a difference, or sees one in equal runs.
  it('tells a difference in all of thirty documents from one in one', () => {
    const clear = compareRuns(strict(many(30, half)), strict(many(30, GOLD)), OPTIONS);
    expect(clear.difference).toBeCloseTo(1 / 3);
    expect(clear.p).toBeLessThan(0.01);
    expect(clear.interval.low).toBeGreaterThan(0.2);
    const first = [...many(29, half), ...many(1, half)];
    const second = [...many(29, half), ...many(1, GOLD)];
    expect(compareRuns(strict(first), strict(second), OPTIONS).p).toBeGreaterThan(0.3);
  });

  it('counts gold by the runs that have it', () => {
    const found = compareRuns(strict(many(3, half)), strict(many(3, other)), OPTIONS);
    expect(found).toMatchObject({ both: 0, onlyFirst: 3, onlySecond: 3, neither: 0 });
    const none = compareRuns(strict(many(2, {})), strict(many(2, GOLD)), OPTIONS);
    expect(none).toMatchObject({ both: 0, onlyFirst: 0, onlySecond: 4, neither: 0 });
    const same = compareRuns(strict(many(2, half)), strict(many(2, half)), OPTIONS);
    expect(same).toMatchObject({ both: 2, neither: 2 });
  });

  // Fault: numbers that change from run to run.
  it('gives the same numbers for the same seed', () => {
    const [a, b] = [strict(many(9, half)), strict([...many(5, GOLD), ...many(4, other)])];
    expect(compareRuns(a, b, OPTIONS)).toEqual(compareRuns(a, b, OPTIONS));
    expect(bootstrap(b, OPTIONS)).toEqual(bootstrap(b, OPTIONS));
  });
});

describe('bootstrap', () => {
  it('has no width where all documents are alike, and some where they differ', () => {
    const alike = bootstrap(strict(many(20, half)), OPTIONS);
    expect(alike.micro.recall).toEqual({ low: 0.5, high: 0.5 });
    const mixed = bootstrap(strict([...many(10, GOLD), ...many(10, {})]), OPTIONS);
    expect(mixed.micro.recall.low).toBeGreaterThan(0.2);
    expect(mixed.micro.recall.low).toBeLessThan(0.4);
    expect(mixed.micro.recall.high).toBeGreaterThan(0.6);
    expect(mixed.micro.recall.high).toBeLessThan(0.8);
  });
});

describe('kappaOf', () => {
  // Fault: the first person's labels count otherwise than the second's.
  it('is the same both ways, and 1 against oneself', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const there = kappaOf(pairs);
        const back = kappaOf(turned(pairs));
        expect(back.value).toBeCloseTo(there.value, 9);
        expect(back.observed).toBe(there.observed);
        const own = pairs.map((pair) => ({ ...pair, predicted: pair.gold }));
        expect(kappaOf(own).value).toBe(1);
      }),
    );
  });

  it('is worked out by hand for ten characters', () => {
    const text = '甲乙丙丁戊己庚辛壬癸';
    const mark = (quote: string): Written => ({ mentions: [['类', quote]] });
    const { observed, expected, value, characters } = kappaOf([
      pairOf(text, mark('甲乙丙丁'), mark('甲乙')),
    ]);
    expect(characters).toBe(10);
    expect(observed).toBeCloseTo(0.8);
    expect(expected).toBeCloseTo(0.4 * 0.2 + 0.6 * 0.8);
    expect(value).toBeCloseTo(0.24 / 0.44);
  });

  it('takes the longest of nested mentions, and counts code points', () => {
    const text = '🐿云杉公司';
    const nested: Written = {
      mentions: [
        ['植物', '云杉'],
        ['公司', '云杉公司'],
      ],
    };
    const outer: Written = { mentions: [['公司', '云杉公司']] };
    expect(kappaOf([pairOf(text, nested, outer)])).toMatchObject({ value: 1, characters: 5 });
  });
});

describe('pairDocuments', () => {
  const document = (id: string, text: string) => ({ id, text, extraction: EMPTY_EXTRACTION });

  it('joins by id, else by text, and names what is alone', () => {
    const gold = [document('1', '甲'), document('2', '乙'), document('3', '丙')];
    const predicted = [document('x', '乙'), document('1', '甲'), document('3', '丁')];
    const { pairs, goldAlone, predictedAlone } = pairDocuments(gold, predicted);
    expect(pairs.map(({ id, text }) => [id, text])).toEqual([
      ['1', '甲'],
      ['2', '乙'],
    ]);
    // The same id with another text: offsets would mean nothing.
    expect(goldAlone).toEqual(['3']);
    expect(predictedAlone).toEqual(['3']);
  });

  // Fault: of documents with one text, all go to the first.
  it('gives each document one partner, that of its id where there is one', () => {
    const mine = {
      ...document('b', '甲'),
      extraction: extraction('甲', { mentions: [['类', '甲']] }),
    };
    const { pairs, goldAlone } = pairDocuments(
      [document('a', '甲'), document('b', '甲'), document('c', '甲')],
      [mine, document('z', '甲')],
    );
    expect(pairs.map(({ id, predicted }) => [id, predicted.mentions.length])).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
    expect(goldAlone).toEqual(['c']);
  });
});

describe('sampleFinds', () => {
  const documents = Array.from({ length: 20 }, (_, index) => ({
    id: `d${index}`,
    text: TEXT,
    extraction: extraction(TEXT, GOLD),
  }));

  const types = new Set(['人物', '公司']);

  // Faults: a find that is drawn twice; an order that always begins with the first document.
  it('draws different finds by the seed', () => {
    const key = (seed: string): readonly string[] =>
      sampleFinds(documents, ['entity'], 10, { seed, types }).map(
        ({ document, item }) => document + item.type,
      );
    expect(new Set(key('1')).size).toBe(10);
    expect(key('1')).toEqual(key('1'));
    expect(key('1')).not.toEqual(key('2'));
    expect(sampleFinds(documents, ['entity'], 1000, { seed: '1', types })).toHaveLength(40);
    const [find] = sampleFinds(documents, ['entity'], 1, { seed: '1', types });
    expect(find?.sentence).toBe(TEXT);
  });

  it('gives a precision with its interval', () => {
    // Wilson for 8 of 10, as published in tables: 0.490 to 0.943.
    const { precision, interval } = precisionOf(8, 10);
    expect(precision).toBe(0.8);
    expect(interval.low).toBeCloseTo(0.49, 2);
    expect(interval.high).toBeCloseTo(0.943, 2);
    expect(precisionOf(5, 5).interval.high).toBe(1);
    expect(precisionOf(0, 0).interval).toEqual({ low: 0, high: 1 });
  });

  // Fault: an interval beside its value.
  it('has the share inside its interval', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (a, b) => {
        fc.pre(a + b > 0);
        const { precision, interval } = precisionOf(a, a + b);
        expect(interval.low).toBeLessThanOrEqual(precision);
        expect(interval.high).toBeGreaterThanOrEqual(precision);
      }),
    );
  });
});
