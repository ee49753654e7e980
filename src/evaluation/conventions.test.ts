import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreEntities, scoreEvents, scoreRelations, type TaskScore } from '../core/metrics';
import type { EvaluatedPair } from './pairs';
import { bootstrap } from './bootstrap';
import { CONVENTIONS, conventionOf, matchDocuments, type ConventionId } from './conventions';
import {
  anyExtraction,
  anyPairs,
  extraction,
  pairOf,
  turned,
  type Written,
} from './evaluation.fixture';
import { largestMatching } from './largest-matching';
import { characterF1 } from './matching';
import { scoreDocuments, type LabelScores } from './score';

function score(id: ConventionId, pairs: readonly EvaluatedPair[]): LabelScores {
  const convention = conventionOf(id);
  if (convention === undefined) throw new Error(id);
  return scoreDocuments(matchDocuments(convention, pairs));
}

const counts = (id: ConventionId, text: string, gold: Written, predicted: Written) => {
  const { micro } = score(id, [pairOf(text, gold, predicted)]);
  return [micro.gold, micro.predicted, micro.correct];
};

describe.each(CONVENTIONS.map(({ id }) => id))('%s', (id) => {
  // Fault: an item that is not the same as itself, or is paired with another one.
  it('gives 1 where the gold itself was found', () => {
    fc.assert(
      fc.property(fc.array(anyExtraction, { maxLength: 5 }), (list) => {
        const pairs = list.map((gold) => ({ id: 'd', text: '', gold, predicted: gold }));
        const { micro, macro, perType } = score(id, pairs);
        for (const { precision, recall, f1 } of [micro, macro, ...perType.values()]) {
          expect([precision, recall, f1]).toEqual([1, 1, 1]);
        }
      }),
    );
  });

  // Fault: a label that is counted twice or in no total; a ratio beyond its range.
  it('adds up over labels and stays in range', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const { micro, macro, perType } = score(id, pairs);
        for (const key of ['gold', 'predicted'] as const) {
          const sum = [...perType.values()].reduce((total, one) => total + one[key], 0);
          expect(sum).toBe(micro[key]);
        }
        for (const { precision, recall, f1 } of [micro, macro, ...perType.values()]) {
          for (const ratio of [precision, recall, f1]) {
            expect(ratio).toBeGreaterThanOrEqual(0);
            expect(ratio).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  // Faults: intervals of another number, or with the ends exchanged; labels left out.
  it('has the estimate inside its interval', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const convention = conventionOf(id);
        const matches = convention === undefined ? [] : matchDocuments(convention, pairs);
        const { micro, perType } = scoreDocuments(matches);
        const intervals = bootstrap(matches, { rounds: 400, seed: 'a' });
        for (const name of ['precision', 'recall', 'f1'] as const) {
          expect(intervals.micro[name].low).toBeLessThanOrEqual(micro[name] + 1e-12);
          expect(intervals.micro[name].high).toBeGreaterThanOrEqual(micro[name] - 1e-12);
        }
        expect([...intervals.perType.keys()]).toEqual([...perType.keys()]);
      }),
      { numRuns: 40 },
    );
  });
});

describe.each(CONVENTIONS.map(({ id }) => id).filter((id) => id !== 'arguments-duee'))(
  '%s, turned round,',
  (id) => {
    // Fault: the sides are treated differently. DuEE's score is defined over predictions only.
    it('exchanges precision and recall with the sides', () => {
      fc.assert(
        fc.property(anyPairs, (pairs) => {
          const there = score(id, pairs).micro;
          const back = score(id, turned(pairs)).micro;
          expect(back.precision).toBe(there.recall);
          expect(back.recall).toBe(there.precision);
          expect(back.f1).toBe(there.f1);
        }),
      );
    });
  },
);

describe('conventions beside each other', () => {
  const PRESENT: readonly (readonly [
    ConventionId,
    (pairs: readonly EvaluatedPair[]) => TaskScore,
  ])[] = [
    ['entities-strict', scoreEntities],
    ['relations-texts', scoreRelations],
    ['triggers', (pairs) => scoreEvents(pairs).trigger],
    ['arguments', (pairs) => scoreEvents(pairs).argument],
  ];

  // Fault: two numbers for the same thing, in the command and in the report.
  it.each(PRESENT)('%s gives the numbers of the metric', (id, metric) => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const { overall, perType } = metric(pairs);
        const found = score(id, pairs);
        expect(found.micro).toEqual(overall);
        expect(new Map(found.perType)).toEqual(new Map(perType));
      }),
    );
  });

  it('counts gold that is not in its text as missed, as the metric does', () => {
    const text = '林满来了';
    const issue = { code: 'ungrounded', detail: '', start: 0, end: 1 } as const;
    const gold = { ...extraction(text, { mentions: [['人物', '林满']] }), issues: [issue] };
    const pairs = [{ id: 'd', text, gold, predicted: gold }];
    expect(score('entities-strict', pairs).micro).toEqual(scoreEntities(pairs).overall);
    expect(score('entities-strict', pairs).micro).toMatchObject({ gold: 2, correct: 1 });
  });

  // Fault: a lenient convention that pairs so that an exact find loses its gold.
  it.each(['entities-overlap', 'entities-text'] as const)('%s finds what strict finds', (id) => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const strict = score('entities-strict', pairs).micro;
        const lenient = score(id, pairs).micro;
        expect([lenient.gold, lenient.predicted]).toEqual([strict.gold, strict.predicted]);
        expect(lenient.correct).toBeGreaterThanOrEqual(strict.correct);
        expect(lenient.f1).toBeGreaterThanOrEqual(strict.f1);
      }),
    );
  });
});

describe('what each convention counts', () => {
  const text = '林满创办云杉公司，周渡加入云杉公司。';

  it('entities by overlap: one find for one gold', () => {
    const gold = { mentions: [['公司', '云杉公司'] as const] };
    const halves = { mentions: [['公司', '云杉'] as const, ['公司', '公司'] as const] };
    expect(counts('entities-strict', text, gold, halves)).toEqual([1, 2, 0]);
    expect(counts('entities-overlap', text, gold, halves)).toEqual([1, 2, 1]);
    expect(counts('entities-overlap', text, halves, gold)).toEqual([2, 1, 1]);
  });

  it('entities by text: wherever they stand, as often as gold has them', () => {
    const both = { mentions: [['公司', '云杉公司'] as const, ['公司', '云杉公司', 2] as const] };
    const second = { mentions: [['公司', '云杉公司', 2] as const] };
    const first = { mentions: [['公司', '云杉公司'] as const] };
    expect(counts('entities-text', text, both, second)).toEqual([2, 1, 1]);
    expect(counts('entities-text', text, first, second)).toEqual([1, 1, 1]);
    expect(counts('entities-strict', text, first, second)).toEqual([1, 1, 0]);
  });

  it('relations: by texts, with types of ends, by offsets', () => {
    const gold: Written = {
      mentions: [
        ['人物', '林满'],
        ['公司', '云杉公司'],
      ],
      relations: [['创办', 0, 1]],
    };
    const elsewhere: Written = {
      mentions: [
        ['人物', '林满'],
        ['公司', '云杉公司', 2],
      ],
      relations: [['创办', 0, 1]],
    };
    const otherType: Written = {
      mentions: [
        ['姓名', '林满'],
        ['公司', '云杉公司'],
      ],
      relations: [['创办', 0, 1]],
    };
    const right = (id: ConventionId, predicted: Written) => counts(id, text, gold, predicted)[2];
    expect(right('relations-texts', elsewhere)).toBe(1);
    expect(right('relations-typed', elsewhere)).toBe(1);
    expect(right('relations-offsets', elsewhere)).toBe(0);
    expect(right('relations-texts', otherType)).toBe(1);
    expect(right('relations-typed', otherType)).toBe(0);
    expect(right('relations-offsets', otherType)).toBe(1);
  });

  it('arguments: by text, by offsets, by characters', () => {
    const event = (quote: string, nth = 1): Written => ({
      mentions: [
        ['成立', '创办'],
        ['机构', quote, nth],
      ],
      events: [['成立', 0, ['机构', 1]]],
    });
    const gold = event('云杉公司');
    const right = (id: ConventionId, predicted: Written) => counts(id, text, gold, predicted)[2];
    expect(right('arguments', event('云杉公司', 2))).toBe(1);
    expect(right('arguments-strict', event('云杉公司', 2))).toBe(0);
    expect(right('arguments', event('云杉'))).toBe(0);
    // Two characters of two and of four: P 1, R 1/2.
    expect(right('arguments-duee', event('云杉'))).toBeCloseTo(2 / 3);
    expect(right('arguments-duee', event('周渡'))).toBe(0);
  });

  it('characters count as often as both have them, without regard to case', () => {
    expect(characterF1('ABC', 'abc')).toBe(1);
    expect(characterF1('甲甲', '甲')).toBeCloseTo(2 / 3);
    expect(characterF1('🐿', '🐾')).toBe(0);
  });

  // Two finds that share a gold argument would give a recall above 1.
  it('DuEE: recall is 1 at most', () => {
    const gold: Written = {
      mentions: [
        ['成立', '创办'],
        ['机构', '云杉公司'],
      ],
      events: [['成立', 0, ['机构', 1]]],
    };
    const twice: Written = {
      mentions: [
        ['成立', '创办'],
        ['机构', '云杉公司'],
        ['机构', '云杉公'],
      ],
      events: [['成立', 0, ['机构', 1], ['机构', 2]]],
    };
    const { micro } = score('arguments-duee', [pairOf(text, gold, twice)]);
    expect(micro.recall).toBe(1);
    expect(micro.precision).toBeCloseTo((1 + 6 / 7) / 2);
  });

  it('macro is the mean over labels', () => {
    const gold = { mentions: [['公司', '云杉公司'] as const, ['人物', '林满'] as const] };
    const found = { mentions: [['公司', '云杉公司'] as const, ['人物', '周渡'] as const] };
    const { micro, macro } = score('entities-strict', [pairOf(text, gold, found)]);
    expect([micro.f1, macro.f1]).toEqual([0.5, 0.5]);
    const more = { mentions: [...gold.mentions, ['公司', '云杉公司', 2] as const] };
    const other = score('entities-strict', [pairOf(text, more, found)]);
    expect(other.micro.f1).toBeCloseTo(2 / 5);
    expect(other.macro.f1).toBeCloseTo((2 / 3 + 0) / 2);
  });
});

describe('largestMatching', () => {
  const edges = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 12 });

  // Fault: a greedy matching that takes the item that another one needs.
  it('has as many pairs as trying everything finds, and keeps the first ones in pairs', () => {
    const best = (
      left: readonly number[],
      used: ReadonlySet<number>,
      list: [number, number][],
    ): number => {
      const [one, ...rest] = left;
      if (one === undefined) return 0;
      const free = list.filter(([l, r]) => l === one && !used.has(r));
      const options = free.map(([, r]) => 1 + best(rest, new Set([...used, r]), list));
      return Math.max(best(rest, used, list), ...options);
    };
    fc.assert(
      fc.property(edges, (list) => {
        const items = [0, 1, 2, 3, 4];
        const joins = (l: number, r: number): boolean => list.some(([a, b]) => a === l && b === r);
        const first = new Map(list.slice(0, 1));
        const pairs = largestMatching(items, items, joins, first);
        expect(pairs.size).toBe(best(items, new Set(), list));
        expect(new Set(pairs.values()).size).toBe(pairs.size);
        for (const [l, r] of pairs) expect(joins(l, r)).toBe(true);
        for (const l of first.keys()) expect(pairs.has(l)).toBe(true);
      }),
    );
  });
});
