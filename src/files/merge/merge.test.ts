import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyActs, beginLife, live } from '../../core/any-document.fixture';
import { anyText } from '../../core/any-text.fixture';
import { itemsOfKind, type DecidedItem } from '../../core/decided';
import { newDocument, type Document } from '../../core/document';
import { LossCounter } from '../../formats/count-losses';
import { mergeDocument } from './merge';
import { DocumentIndex } from './same-document';
import { namesOf, TypeCounter, withTypesOf } from './types';

const TEXT = '邵文澜管理青杉印厂。';

function mention(id: string, start: number, end: number, verdict: 'accepted' | 'rejected') {
  const base = {
    verdict,
    origin: { by: 'import', source: 'a' },
    decidedBy: '',
    decidedAt: 1,
  } as const;
  return {
    ...base,
    kind: 'mention',
    id,
    type: '名',
    start,
    end,
    quote: TEXT.slice(start, end),
  } as const;
}

function documentOf(text: string, items: readonly DecidedItem[]): Document {
  return newDocument('d', 1, { text, items: new Map(items.map((item) => [item.id, item])) });
}

const spans = ({ text, items }: Document): readonly string[] =>
  itemsOfKind(items, 'mention').map(({ start, end }) => text.slice(start, end));

describe('mergeDocument', () => {
  // Finds an item that is doubled by a second import, lost, or changed by one.
  it('adds what is new once, and never changes what is there', () => {
    fc.assert(
      fc.property(anyText, anyActs, anyActs, (text, mine, theirs) => {
        const there = mine.reduce(live, beginLife(text)).document;
        const other = theirs.reduce(live, beginLife(text)).document;
        // Ids of another tab.
        const renamed = JSON.parse(
          JSON.stringify([...other.items.values()]).replaceAll('"id":"', '"id":"x'),
          (key, value: unknown) =>
            ['head', 'tail', 'trigger', 'event', 'mention', 'replacedBy'].includes(key)
              ? `x${String(value)}`
              : value,
        ) as DecidedItem[];
        const incoming = documentOf(other.text, renamed);
        const merged = mergeDocument(there, incoming, new LossCounter());
        for (const [id, item] of there.items) expect(merged.items.get(id)).toBe(item);
        const again = mergeDocument(merged, incoming, new LossCounter());
        expect(again.items).toBe(merged.items);
        const ids = new Set(merged.items.keys());
        for (const item of merged.items.values()) {
          if (item.kind === 'relation') expect(ids.has(item.head) && ids.has(item.tail)).toBe(true);
        }
      }),
    );
  });

  it('leaves a verdict of the person alone, and counts it', () => {
    const there = documentOf(TEXT, [mention('a', 0, 3, 'rejected')]);
    const losses = new LossCounter();
    const merged = mergeDocument(there, documentOf(TEXT, [mention('b', 0, 3, 'accepted')]), losses);
    expect(merged).toBe(there);
    expect(losses.losses()).toMatchObject([{ code: 'decided-otherwise', count: 1 }]);
  });

  it('finds the places again where the text was edited, and counts those that are gone', () => {
    const there = documentOf(`前言。${TEXT.replace('青杉', '白石')}`, []);
    const items = [mention('a', 0, 3, 'accepted'), mention('b', 5, 9, 'accepted')];
    const losses = new LossCounter();
    const merged = mergeDocument(there, documentOf(TEXT, items), losses);
    for (const span of spans(merged)) expect(['邵文澜', '青杉印厂']).toContain(span);
    expect(losses.losses()).toMatchObject([{ code: 'text-differs' }]);
  });

  it('takes predictions where there are none', () => {
    const found = { id: '0-3-名', type: '名', start: 0, end: 3, text: '邵文澜' };
    const extraction = { mentions: [found], relations: [], events: [], issues: [] };
    const schema = { entities: [], relations: [], events: [] };
    const incoming = {
      ...documentOf(TEXT, []),
      predictions: { extraction, model: 'm', schema, at: 1, complete: true },
    };
    const losses = new LossCounter();
    const merged = mergeDocument(documentOf(TEXT, []), incoming, losses);
    expect(merged.predictions).toBe(incoming.predictions);
    expect(mergeDocument(merged, incoming, losses)).toBe(merged);
    expect(losses.losses()).toEqual([]);
    const other = { ...incoming.predictions, extraction: { ...extraction, mentions: [] } };
    expect(mergeDocument({ ...merged, predictions: other }, incoming, losses).predictions).toBe(
      other,
    );
    expect(losses.losses()).toMatchObject([{ code: 'predictions-kept' }]);
  });
});

describe('DocumentIndex', () => {
  it('knows a document by file and id, and by its text', () => {
    const index = new DocumentIndex();
    index.add({ id: 'a', text: '甲', source: { file: 'f', id: '1' } });
    index.add({ id: 'b', text: '乙', source: { file: 'f' } });
    expect(index.find({ text: '丙', source: { file: 'f', id: '1' } }).bySource).toBe('a');
    expect(index.find({ text: '丙', source: { file: 'f', id: '2' } }).bySource).toBeUndefined();
    expect(index.find({ text: '乙' })).toEqual({ bySource: undefined, byText: ['b'] });
    expect(index.find({ text: '甲乙' }).byText).toEqual([]);
  });
});

describe('types', () => {
  const schema = { entities: [{ name: '名' }], relations: [], events: [] };

  it('are counted, and added to a schema that lacks them', () => {
    const event = {
      ...mention('t', 3, 5, 'accepted'),
      type: '管理',
    };
    const base = {
      verdict: 'accepted',
      origin: { by: 'person' },
      decidedBy: '',
      decidedAt: 1,
    } as const;
    const document = documentOf(TEXT, [
      mention('a', 0, 3, 'accepted'),
      { ...mention('b', 5, 9, 'accepted'), type: '机构' },
      event,
      { ...base, kind: 'relation', id: 'r', type: '属于', head: 'a', tail: 'b' },
      { ...base, kind: 'event', id: 'e', type: '管理', trigger: 't' },
      { ...base, kind: 'argument', id: 'g', event: 'e', role: '者', mention: 'a' },
    ]);
    const counter = new TypeCounter();
    counter.add(document);
    expect(counter.types().map(({ kind, name, count }) => `${kind} ${name} ${count}`)).toEqual([
      'entity 名 1',
      'entity 机构 1',
      'event 管理 1',
      'relation 属于 1',
      'role 者 1',
    ]);
    const grown = withTypesOf(schema, document);
    expect(grown).toEqual({
      entities: [{ name: '名' }, { name: '机构' }],
      relations: [{ name: '属于', head: '名', tail: '机构' }],
      events: [{ name: '管理', roles: ['者'] }],
    });
    expect(withTypesOf(grown, document)).toBe(grown);
    expect(namesOf(grown).get('role')).toEqual(['者']);
  });
});
