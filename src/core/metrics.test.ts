import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_EXTRACTION } from './extraction';
import type { Extraction, Mention } from './extraction';
import { scoreEntities, scoreEvents, scoreRelations } from './metrics';
import type { ScoredPair, TaskScore } from './metrics';

const mention = (id: string, type: string, start: number, text: string): Mention => ({
  id,
  type,
  start,
  end: start + text.length,
  text,
});

const anyExtraction: fc.Arbitrary<Extraction> = fc
  .record({
    mentions: fc.array(
      fc.tuple(fc.constantFrom('甲', '乙'), fc.nat(5), fc.constantFrom('松', '松果', '渡口')),
      { minLength: 1, maxLength: 6 },
    ),
    links: fc.array(fc.tuple(fc.constantFrom('关联', '属于'), fc.nat(), fc.nat()), {
      maxLength: 5,
    }),
  })
  .map(({ mentions, links }) => {
    const known = mentions.map(([type, start, text], i) => mention(`m${i}`, type, start, text));
    const id = (seed: number): string => `m${seed % known.length}`;
    return {
      mentions: known,
      relations: links.map(([type, a, b]) => ({ type, head: id(a), tail: id(b) })),
      events: links.map(([type, a, b]) => ({
        type,
        trigger: id(a),
        arguments: [{ role: '方', mention: id(b) }],
      })),
      issues: [],
    };
  });

const ALL: readonly (readonly [string, (pairs: readonly ScoredPair[]) => TaskScore])[] = [
  ['entities', scoreEntities],
  ['relations', scoreRelations],
  ['triggers', (pairs) => scoreEvents(pairs).trigger],
  ['arguments', (pairs) => scoreEvents(pairs).argument],
];

const reversed = (extraction: Extraction): Extraction => ({
  ...extraction,
  mentions: extraction.mentions.toReversed(),
  relations: extraction.relations.toReversed(),
  events: extraction.events.toReversed(),
});

describe.each(ALL)('scores of %s', (_, score) => {
  const anyPairs = fc.array(fc.record({ gold: anyExtraction, predicted: anyExtraction }));

  it('are 1 for gold against itself, overall and per type', () => {
    fc.assert(
      fc.property(fc.array(anyExtraction), (golds) => {
        const { overall, perType } = score(golds.map((gold) => ({ gold, predicted: gold })));
        for (const { precision, recall, f1 } of [overall, ...perType.values()]) {
          expect([precision, recall, f1]).toEqual([1, 1, 1]);
        }
      }),
    );
  });

  it('are 0 where something was to be found and nothing was', () => {
    fc.assert(
      fc.property(anyExtraction, (gold) => {
        const { overall } = score([{ gold, predicted: EMPTY_EXTRACTION }]);
        fc.pre(overall.gold > 0);
        expect([overall.precision, overall.recall, overall.f1]).toEqual([0, 0, 0]);
      }),
    );
  });

  it('do not depend on the order of documents or finds', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const other = pairs
          .map(({ gold, predicted }) => ({ gold: reversed(gold), predicted: reversed(predicted) }))
          .toReversed();
        expect(score(other).overall).toEqual(score(pairs).overall);
      }),
    );
  });

  it('swap precision and recall when gold and prediction are swapped', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const there = score(pairs).overall;
        const back = score(
          pairs.map(({ gold, predicted }) => ({ gold: predicted, predicted: gold })),
        );
        expect(back.overall.precision).toBe(there.recall);
        expect(back.overall.f1).toBe(there.f1);
      }),
    );
  });

  it('add up over types', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const { overall, perType } = score(pairs);
        const sum = [...perType.values()].reduce((total, { correct }) => total + correct, 0);
        expect(sum).toBe(overall.correct);
      }),
    );
  });
});

describe('what counts as right', () => {
  const gold: Extraction = {
    mentions: [mention('a', '公司', 0, '云杉'), mention('b', '人物', 5, '林满')],
    relations: [{ type: '创始人', head: 'a', tail: 'b' }],
    events: [{ type: '发布', trigger: 'a', arguments: [{ role: '时间', mention: 'b' }] }],
    issues: [],
  };
  const moved = (by: number): Extraction => ({
    ...gold,
    mentions: gold.mentions.map((m) => ({ ...m, start: m.start + by, end: m.end + by })),
  });

  it('an entity needs its type and exact offsets', () => {
    const score = scoreEntities([{ gold, predicted: moved(1) }]).overall;
    expect(score).toMatchObject({ gold: 2, predicted: 2, correct: 0 });
    const half = { ...gold, mentions: gold.mentions.slice(0, 1) };
    const part = scoreEntities([{ gold, predicted: half }]).overall;
    expect(part).toMatchObject({ precision: 1, recall: 0.5 });
    expect(part.f1).toBeCloseTo(2 / 3);
  });

  it('a relation needs its strings, wherever they stand', () => {
    expect(scoreRelations([{ gold, predicted: moved(1) }]).overall.f1).toBe(1);
    const back = { ...gold, relations: [{ type: '创始人', head: 'b', tail: 'a' }] };
    expect(scoreRelations([{ gold, predicted: back }]).overall.f1).toBe(0);
  });

  it('a trigger needs exact offsets, an argument its string', () => {
    const { trigger, argument } = scoreEvents([{ gold, predicted: moved(1) }]);
    expect(trigger.overall.f1).toBe(0);
    expect(argument.overall.f1).toBe(1);
  });

  it('the same relation twice in a document counts once, in two documents twice', () => {
    const twice = { ...gold, relations: [...gold.relations, ...gold.relations] };
    expect(scoreRelations([{ gold, predicted: twice }]).overall.predicted).toBe(1);
    const pair = { gold, predicted: gold };
    expect(scoreRelations([pair, pair]).overall.predicted).toBe(2);
  });

  it('a gold annotation that could not be grounded is missed, never left out', () => {
    const issue = { code: 'ungrounded', detail: '', start: 0, end: 1 } as const;
    const score = scoreRelations([{ gold: { ...gold, issues: [issue] }, predicted: gold }]);
    expect(score.overall).toMatchObject({ gold: 2, correct: 1, precision: 1, recall: 0.5 });
  });
});
