import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conventionOf, matchDocuments, type ConventionId } from './conventions';
import { anyPairs, pairOf, type Marked, type Written } from './evaluation.fixture';
import { quoteOf } from './items';
import { confusionsOf, faultsOf, type Fault } from './faults';
import type { EvaluatedPair } from './pairs';
import { reportOf } from './report';
import { scoreDocuments } from './score';

function faults(id: ConventionId, pairs: readonly EvaluatedPair[]): readonly Fault[] {
  const convention = conventionOf(id);
  return convention === undefined ? [] : faultsOf(pairs, matchDocuments(convention, pairs));
}

/** `side cause quote` of each. */
function told(
  id: ConventionId,
  text: string,
  gold: Written,
  predicted: Written,
): readonly string[] {
  return faults(id, [pairOf(text, gold, predicted)]).map(
    ({ side, cause, item }) => `${side} ${cause} ${quoteOf(item)}`,
  );
}

const TEXT = '林满创办云杉公司。周渡加入云杉公司，任首席设计师。';

describe('causes of entities and triggers', () => {
  const one = (gold: Marked | undefined, predicted: Marked | undefined): readonly string[] =>
    told(
      'entities-strict',
      TEXT,
      { mentions: gold === undefined ? [] : [gold] },
      { mentions: predicted === undefined ? [] : [predicted] },
    );

  it.each<[string, Marked | undefined, Marked | undefined, readonly string[]]>([
    [
      'edges',
      ['公司', '云杉公司'],
      ['公司', '云杉'],
      ['gold edges 云杉公司', 'predicted edges 云杉'],
    ],
    [
      'type',
      ['公司', '云杉公司'],
      ['地点', '云杉公司'],
      ['gold type 云杉公司', 'predicted type 云杉公司'],
    ],
    ['both', ['公司', '云杉公司'], ['地点', '云杉'], ['gold both 云杉公司', 'predicted both 云杉']],
    ['missed', ['公司', '云杉公司'], undefined, ['gold missed 云杉公司']],
    ['invented', undefined, ['公司', '云杉公司'], ['predicted invented 云杉公司']],
    [
      'neither',
      ['公司', '云杉公司'],
      ['公司', '云杉公司', 2],
      ['gold missed 云杉公司', 'predicted invented 云杉公司'],
    ],
    ['none', ['公司', '云杉公司'], ['公司', '云杉公司'], []],
  ])('%s', (_, gold, predicted, expected) => {
    expect(one(gold, predicted)).toEqual(expected);
  });

  // A nested gold name is missed, although the name around it was found.
  it('does not blame a find that is right', () => {
    const gold = { mentions: [['公司', '云杉公司'] as const, ['植物', '云杉'] as const] };
    const found = { mentions: [['公司', '云杉公司'] as const] };
    expect(told('entities-strict', TEXT, gold, found)).toEqual(['gold missed 云杉']);
    expect(told('entities-strict', TEXT, found, gold)).toEqual(['predicted invented 云杉']);
    const short = { mentions: [['公司', '云杉公司'] as const, ['公司', '云杉'] as const] };
    expect(told('entities-strict', TEXT, found, short)).toEqual(['predicted edges 云杉']);
    expect(told('entities-strict', TEXT, short, found)).toEqual(['gold missed 云杉']);
  });

  it('of triggers', () => {
    const event = (type: string, quote: string): Written => ({
      mentions: [['触发', quote]],
      events: [[type, 0]],
    });
    expect(told('triggers', TEXT, event('成立', '创办'), event('加入', '创办'))).toEqual([
      'gold type 创办',
      'predicted type 创办',
    ]);
  });

  it('come with the sentence of the find and with what stands in its place', () => {
    const pair = pairOf(
      TEXT,
      { mentions: [['公司', '云杉公司', 2]] },
      { mentions: [['公司', '云杉', 2]] },
    );
    const [missed] = faults('entities-strict', [pair]);
    expect(missed?.sentence).toBe('周渡加入云杉公司，任首席设计师。');
    expect(missed?.other).toMatchObject({ mention: { text: '云杉' } });
    expect(missed?.document).toBe('d');
  });
});

describe('causes of relations', () => {
  const people: readonly Marked[] = [
    ['人物', '林满'],
    ['公司', '云杉公司'],
    ['人物', '周渡'],
  ];
  const link = (...[type, head, tail]: readonly [string, number, number]): Written => ({
    mentions: people,
    relations: [[type, head, tail]],
  });
  const noEnds: Written = { mentions: [['人物', '林满']] };
  const allEnds: Written = { mentions: people };

  it.each<[string, Written, Written, readonly string[]]>([
    [
      'direction',
      link('创办', 0, 1),
      link('创办', 1, 0),
      ['gold direction 林满 → 云杉公司', 'predicted direction 云杉公司 → 林满'],
    ],
    [
      'type',
      link('创办', 0, 1),
      link('任职', 0, 1),
      ['gold type 林满 → 云杉公司', 'predicted type 林满 → 云杉公司'],
    ],
    [
      'another end',
      link('创办', 0, 1),
      link('创办', 2, 1),
      ['gold end 林满 → 云杉公司', 'predicted end 周渡 → 云杉公司'],
    ],
    ['an end that was not found', link('创办', 0, 1), noEnds, ['gold end 林满 → 云杉公司']],
    ['missed', link('创办', 0, 1), allEnds, ['gold missed 林满 → 云杉公司']],
    ['invented', allEnds, link('创办', 0, 1), ['predicted invented 林满 → 云杉公司']],
  ])('%s', (_, gold, predicted, expected) => {
    expect(told('relations-texts', TEXT, gold, predicted)).toEqual(expected);
  });

  it('come with both sentences', () => {
    const [fault] = faults('relations-texts', [pairOf(TEXT, link('同事', 0, 2), allEnds)]);
    expect(fault?.sentence).toBe('林满创办云杉公司。 … 周渡加入云杉公司，任首席设计师。');
  });
});

describe('causes of arguments', () => {
  const event = (type: string, ...part: readonly [string, string] | readonly []): Written => ({
    mentions: [['触发', '创办'], ...(part.length === 0 ? [] : [part])],
    events: [part.length === 0 ? [type, 0] : [type, 0, [part[0], 1]]],
  });

  it.each<[string, Written, Written, readonly string[]]>([
    [
      'role',
      event('成立', '机构', '云杉公司'),
      event('成立', '人', '云杉公司'),
      ['gold role 云杉公司', 'predicted role 云杉公司'],
    ],
    [
      'event',
      event('成立', '机构', '云杉公司'),
      event('加入', '机构', '云杉公司'),
      ['gold event 云杉公司', 'predicted event 云杉公司'],
    ],
    [
      'edges',
      event('成立', '机构', '云杉公司'),
      event('成立', '机构', '云杉'),
      ['gold edges 云杉公司', 'predicted edges 云杉'],
    ],
    ['missed', event('成立', '机构', '云杉公司'), event('成立'), ['gold missed 云杉公司']],
    ['invented', event('成立'), event('成立', '机构', '云杉公司'), ['predicted invented 云杉公司']],
  ])('%s', (_, gold, predicted, expected) => {
    expect(told('arguments', TEXT, gold, predicted)).toEqual(expected);
  });
});

describe.each(['entities-strict', 'relations-texts', 'triggers', 'arguments'] as const)(
  '%s',
  (id) => {
    // Fault: a fault that is listed twice, or left out.
    it('lists what the counts lack', () => {
      fc.assert(
        fc.property(anyPairs, (pairs) => {
          const convention = conventionOf(id);
          const matches = convention === undefined ? [] : matchDocuments(convention, pairs);
          const { micro } = scoreDocuments(matches);
          const list = faultsOf(pairs, matches);
          const missed = list.filter(({ side }) => side === 'gold').length;
          expect(missed).toBe(micro.gold - micro.correct);
          expect(list.length - missed).toBe(micro.predicted - micro.correct);
        }),
      );
    });

    // Fault: a gold annotation that the table of confusions leaves out or has twice.
    it('has each gold annotation in one cell', () => {
      fc.assert(
        fc.property(anyPairs, (pairs) => {
          const convention = conventionOf(id);
          const matches = convention === undefined ? [] : matchDocuments(convention, pairs);
          const cells = confusionsOf(matches, faultsOf(pairs, matches));
          const gold = cells.filter((cell) => cell.gold !== undefined);
          const sum = gold.reduce((total, { count }) => total + count, 0);
          expect(sum).toBe(scoreDocuments(matches).micro.gold);
        }),
      );
    });
  },
);

describe('reportOf', () => {
  it('counts confusions of labels', () => {
    const convention = conventionOf('entities-strict');
    if (convention === undefined) throw new Error('no convention');
    const gold: Written = {
      mentions: [
        ['公司', '云杉公司'],
        ['人物', '林满'],
        ['人物', '周渡'],
      ],
    };
    const found: Written = {
      mentions: [
        ['地点', '云杉公司'],
        ['人物', '林满'],
        ['职务', '首席设计师'],
      ],
    };
    const options = { rounds: 20, seed: '1' };
    const report = reportOf(convention, [pairOf(TEXT, gold, found)], undefined, options);
    expect(new Set(report.confusions)).toEqual(
      new Set([
        { gold: '人物', predicted: '人物', count: 1 },
        { gold: '公司', predicted: '地点', count: 1 },
        { gold: '人物', predicted: undefined, count: 1 },
        { gold: undefined, predicted: '职务', count: 1 },
      ]),
    );
  });

  // Fault: triggers and arguments, which are mentions, count as entities.
  it('leaves mentions out that are only parts of events, unless their type is asked for', () => {
    const convention = conventionOf('entities-strict');
    if (convention === undefined) throw new Error('no convention');
    const gold: Written = {
      mentions: [
        ['成立', '创办'],
        ['机构', '云杉公司'],
        ['人物', '林满'],
      ],
      events: [['成立', 0, ['机构', 1]]],
    };
    const options = { rounds: 20, seed: '1' };
    const labels = (types: ReadonlySet<string> | undefined): readonly string[] => [
      ...reportOf(convention, [pairOf(TEXT, gold, gold)], types, options).scores.perType.keys(),
    ];
    expect(labels(undefined)).toEqual(['人物']);
    expect(labels(new Set(['机构']))).toEqual(['机构']);
  });

  // Faults: a type that only the predictions have is not counted as wrong; a trigger is.
  it('counts types of the predictions that gold does not have as parts of events', () => {
    const convention = conventionOf('entities-strict');
    if (convention === undefined) throw new Error('no convention');
    const gold: Written = {
      mentions: [
        ['成立', '创办'],
        ['人物', '林满'],
      ],
      events: [['成立', 0]],
    };
    const found: Written = {
      mentions: [
        ['成立', '创办'],
        ['职务', '首席设计师'],
      ],
    };
    const options = { rounds: 20, seed: '1' };
    const { scores } = reportOf(convention, [pairOf(TEXT, gold, found)], undefined, options);
    expect([...scores.perType.keys()]).toEqual(['人物', '职务']);
  });
});
