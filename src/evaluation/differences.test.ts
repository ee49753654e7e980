import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from '../core/change';
import { newDocument, shownOf, type Document } from '../core/document';
import type { Extraction } from '../core/extraction';
import { differencesOf, settledKeys, type Difference } from './differences';
import { anyExtraction, extraction, type Written } from './evaluation.fixture';
import { itemKey, itemsOf } from './items';
import { entityTypes } from './pairs';
import { ITEM_KINDS } from './sample';
import { decideItem, settle, type Choice } from './settle';

const TEXT = '林满和周渡在云杉公司，林满任云杉公司董事。';
const SCHEMA = { entities: [], relations: [], events: [] };

/** Where the finds are a model's: nothing is decided yet. */
function documentOf(found: Extraction): Document {
  const predictions = { extraction: found, model: 'm', schema: SCHEMA, at: 1, complete: true };
  return { ...newDocument('d', 0, { text: TEXT }), predictions };
}

const written = (mine: Written): Document => documentOf(extraction(TEXT, mine));

function compare(
  document: Document,
  theirs: Extraction,
  settled: ReadonlySet<string> = new Set(),
): readonly Difference[] {
  const mine = shownOf(document).extraction;
  const types = entityTypes([mine, theirs]);
  return differencesOf({ id: 'd', text: TEXT, mine, theirs }, { types, settled });
}

let ids = 0;
const decider = { name: '', now: 5, model: 'm', newId: () => `n${(ids += 1)}` };
const OPTIONS = { source: 'b.jsonl', threshold: 0.5 };

const decided = (document: Document, difference: Difference, choice: Choice): Document =>
  applyChange(document, settle(document, difference, choice, decider, OPTIONS));

const shownTypes = (document: Document): readonly string[] =>
  shownOf(document).extraction.mentions.map(({ type, text }) => `${type} ${text}`);

const named = ({ what, mine, theirs }: Difference): string =>
  `${what} ${mine.items.map(({ type }) => type).join()}|${theirs.items.map(({ type }) => type).join()}`;

describe('differencesOf', () => {
  it('names what only one side has, another label, and other edges', () => {
    const mine = written({
      mentions: [
        ['人物', '林满'],
        ['人物', '周渡'],
        ['公司', '云杉'],
        ['职务', '董事'],
      ],
    });
    const theirs = extraction(TEXT, {
      mentions: [
        ['人物', '林满'],
        ['公司', '周渡'],
        ['公司', '云杉公司'],
        ['公司', '云杉公司', 2],
      ],
    });
    expect(compare(mine, theirs).map(named)).toEqual([
      'label 人物|公司',
      'edges 公司|公司',
      'theirs |公司',
      'mine 职务|',
    ]);
  });

  it('names relations that are turned, of another type, or of other arguments', () => {
    const mentions: Written['mentions'] = [
      ['人物', '林满'],
      ['公司', '云杉公司'],
      ['人物', '周渡'],
    ];
    const mine = written({
      mentions,
      relations: [
        ['任职', 0, 1],
        ['创始人', 2, 1],
      ],
    });
    const theirs = extraction(TEXT, {
      mentions,
      relations: [
        ['任职', 1, 0],
        ['任职', 2, 1],
      ],
    });
    expect(compare(mine, theirs).map(named)).toEqual(['direction 任职|任职', 'label 创始人|任职']);
  });

  // Fault: a difference that is lost, or told twice; what both have told as a difference.
  it('has each item that one side alone has in exactly one difference', () => {
    fc.assert(
      fc.property(anyExtraction, anyExtraction, (one, other) => {
        const types = entityTypes([one, other]);
        const found = differencesOf(
          { id: 'd', text: TEXT, mine: one, theirs: other },
          { types, settled: new Set() },
        );
        const keys = (extracted: Extraction): Set<string> =>
          new Set(
            ITEM_KINDS.flatMap((kind) => itemsOf(kind, extracted))
              .filter((item) => item.kind !== 'entity' || types.has(item.type))
              .map(itemKey),
          );
        const [first, second] = [keys(one), keys(other)];
        const told = (side: 'mine' | 'theirs'): readonly string[] =>
          found.flatMap((difference) => difference[side].items.map(itemKey)).sort();
        expect(told('mine')).toEqual([...first].filter((key) => !second.has(key)).sort());
        expect(told('theirs')).toEqual([...second].filter((key) => !first.has(key)).sort());
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
      }),
    );
  });
});

describe('settle', () => {
  const pair = (): readonly [Document, Extraction] => [
    written({ mentions: [['公司', '云杉']], relations: [] }),
    extraction(TEXT, { mentions: [['公司', '云杉公司']] }),
  ];

  function choose(choice: Choice): Document {
    const [mine, theirs] = pair();
    const [difference] = compare(mine, theirs);
    if (difference === undefined) throw new Error('no difference');
    return decided(mine, difference, choice);
  }

  it('keeps mine, takes theirs, both or neither, and keeps what was refused as rejected', () => {
    expect(shownTypes(choose('mine'))).toEqual(['公司 云杉']);
    expect(shownTypes(choose('theirs'))).toEqual(['公司 云杉公司']);
    expect(shownTypes(choose('neither'))).toEqual([]);
    expect(shownTypes(choose('both')).toSorted()).toEqual(['公司 云杉', '公司 云杉公司']);
    const verdicts = [...choose('neither').items.values()].map(({ verdict, origin }) => [
      verdict,
      origin.by,
    ]);
    expect(verdicts).toEqual([
      ['rejected', 'model'],
      ['rejected', 'import'],
    ]);
  });

  it('lets links follow to what takes the place of a mention', () => {
    const mine = written({
      mentions: [
        ['人物', '林满'],
        ['公司', '云杉'],
      ],
      relations: [['任职', 0, 1]],
    });
    const theirs = extraction(TEXT, {
      mentions: [
        ['人物', '林满'],
        ['公司', '云杉公司'],
      ],
      relations: [['任职', 0, 1]],
    });
    const [first] = compare(mine, theirs);
    if (first === undefined) throw new Error('no difference');
    const after = decided(mine, first, 'theirs');
    // The relation became theirs with its end.
    expect(compare(after, theirs)).toEqual([]);
    expect(first.falling).toBe(1);
  });

  // Fault: what both people have goes out of sight with a decision about something that overlaps it.
  it('keeps what both have where a longer mention of its type is taken or refused', () => {
    const mine = written({ mentions: [['公司', '云杉']] });
    const theirs = extraction(TEXT, {
      mentions: [
        ['公司', '云杉'],
        ['公司', '云杉公司'],
      ],
    });
    for (const choice of ['mine', 'theirs', 'both', 'neither'] as const) {
      const [difference] = compare(mine, theirs);
      if (difference === undefined) throw new Error('no difference');
      expect(difference.what).toBe('theirs');
      expect(shownTypes(decided(mine, difference, choice))).toContain('公司 云杉');
    }
  });

  // Faults: links of one's own that go; one version that takes the place of the other.
  it('keeps both versions of a mention, and the links of each', () => {
    const mentions: Written['mentions'] = [
      ['人物', '林满'],
      ['公司', '云杉'],
    ];
    let document = written({ mentions, relations: [['任职', 0, 1]] });
    const theirs = extraction(TEXT, {
      mentions: [
        ['人物', '林满'],
        ['公司', '云杉公司'],
      ],
      relations: [['任职', 0, 1]],
    });
    const [first, second] = compare(document, theirs);
    if (first === undefined || second === undefined) throw new Error('no difference');
    for (const difference of [first, second]) document = decided(document, difference, 'both');
    const shown = shownOf(document).extraction;
    expect(shown.mentions.map(({ text }) => text).toSorted()).toEqual(['云杉', '云杉公司', '林满']);
    expect(shown.relations).toHaveLength(2);
  });

  // Fault: a refused link says that the model found it.
  it('says of a refused relation that it came from the other side', () => {
    const mentions: Written['mentions'] = [
      ['人物', '林满'],
      ['公司', '云杉公司'],
    ];
    const mine = written({ mentions });
    const theirs = extraction(TEXT, { mentions, relations: [['任职', 0, 1]] });
    const [difference] = compare(mine, theirs);
    if (difference === undefined) throw new Error('no difference');
    const after = decided(mine, difference, 'mine');
    const links = [...after.items.values()].filter(({ kind }) => kind === 'relation');
    expect(links).toMatchObject([
      { verdict: 'rejected', origin: { by: 'import', source: 'b.jsonl' } },
    ]);
    expect(shownOf(after).extraction.mentions).toHaveLength(2);
  });

  // Fault: a decision for the other side that leaves a difference, or takes away what both have.
  it('leaves no difference of entities once all were decided for the other side', () => {
    fc.assert(
      fc.property(anyExtraction, anyExtraction, (one, other) => {
        const bare = (from: Extraction): Extraction => ({ ...from, relations: [], events: [] });
        const theirs = bare(other);
        let document = documentOf(bare(one));
        for (let step = 0; step < 40; step += 1) {
          const [next] = compare(document, theirs);
          if (next === undefined) break;
          document = decided(document, next, 'theirs');
        }
        expect(compare(document, theirs)).toEqual([]);
      }),
    );
  });

  // Fault: what was decided comes again as another difference, and the work never ends.
  it('asks about nothing twice, whatever is chosen', () => {
    const anyChoices = fc.array(fc.constantFrom('mine', 'theirs', 'both', 'neither'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(anyExtraction, anyExtraction, anyChoices, (one, theirs, choices) => {
        let document = documentOf(one);
        const settled = new Set<string>();
        for (let step = 0; step < 60; step += 1) {
          const [next] = compare(document, theirs, settled);
          if (next === undefined) break;
          const keys = settledKeys(next);
          expect(keys.some((key) => settled.has(key))).toBe(false);
          document = decided(document, next, choices[step % choices.length] ?? 'mine');
          for (const key of keys) settled.add(key);
        }
        expect(compare(document, theirs, settled)).toEqual([]);
      }),
    );
  });

  it('takes an event with its argument from the other side', () => {
    const theirs = extraction(TEXT, {
      mentions: [
        ['任职', '任'],
        ['人物', '林满', 2],
      ],
      events: [['任职', 0, ['主体', 1]]],
    });
    let document = written({ mentions: [['人物', '林满', 2]] });
    for (let step = 0; step < 5; step += 1) {
      const [next] = compare(document, theirs);
      if (next === undefined) break;
      document = decided(document, next, 'theirs');
    }
    const { events } = shownOf(document).extraction;
    expect(events).toMatchObject([{ type: '任职', arguments: [{ role: '主体' }] }]);
    expect(compare(document, theirs)).toEqual([]);
  });
});

describe('decideItem', () => {
  it('accepts or rejects a find where it is, and says where it is no more', () => {
    const found = written({ mentions: [['公司', '云杉']] });
    const [item] = itemsOf('entity', shownOf(found).extraction);
    if (item === undefined) throw new Error('no item');
    const change = decideItem(found, item, false, decider);
    if (change === undefined) throw new Error('not decided');
    const after = applyChange(found, change);
    expect(shownTypes(after)).toEqual([]);
    expect(decideItem(after, item, true, decider)).toBeUndefined();
  });
});
