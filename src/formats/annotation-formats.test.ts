import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyActs, beginLife, live } from '../core/any-document.fixture';
import { anyText } from '../core/any-text.fixture';
import { itemsOfKind } from '../core/decided';
import { shownOf, type Document } from '../core/document';
import { EMPTY_SCHEMA } from '../core/schema';
import { BRAT } from './brat/brat-format';
import { CHINCHILLA } from './chinchilla';
import { DOCCANO } from './doccano';
import { LABEL_STUDIO } from './label-studio';
import { LANGEXTRACT } from './langextract';
import { PRODIGY } from './prodigy';
import { recognizeFormat } from './recognize';
import { documentsIn, hostileDocument, itemsIn, readAll, writeAll } from './round-trip.fixture';
import { SPACY } from './spacy';
import { UIE } from './uie';
import { W3C } from './w3c';

/** Codes that stand for one missing item each, where they are all that a format loses. */
const ITEM_LOSSES = [
  ...['no-end', 'inside-character', 'inside-token', 'no-relations', 'no-events', 'no-arguments'],
  ...[
    'line-break-at-edge',
    'end-moved',
    'name-changed',
    'role-changed',
    'duplicate',
    'event-merged',
  ],
  ...['mention-changed', 'relation-changed', 'event-changed', 'argument-changed'],
];
/** One loss of these may be less than one missing item: a name is counted wherever it is written. */
const LOOSE = new Set(['brat', 'uie']);
const WITH_STATES = new Set(['chinchilla', 'label-studio', 'w3c', 'prodigy']);

const FORMATS = [
  CHINCHILLA,
  BRAT,
  LABEL_STUDIO,
  DOCCANO,
  W3C,
  SPACY,
  PRODIGY,
  LANGEXTRACT,
  UIE,
].map((format) => [format.id, format] as const);

/** Finds of a model: mentions that no accepted item needs, and relations between them. */
function withFinds(document: Document, chosen: readonly boolean[]): Document {
  const mentions = itemsOfKind(document.items, 'mention').filter((_, index) => chosen[index]);
  const ids = new Set(mentions.map(({ id }) => id));
  const items = new Map(document.items);
  const relations = itemsOfKind(items, 'relation').filter(
    ({ head, tail }) => ids.has(head) && ids.has(tail),
  );
  const used = new Set(
    [...items.values()].flatMap((item) => {
      if (item.kind === 'relation') return relations.includes(item) ? [] : [item.head, item.tail];
      if (item.kind === 'event') return [item.trigger];
      return item.kind === 'argument' ? [item.mention] : [];
    }),
  );
  const found = mentions.filter(
    ({ id, type, start, end }) =>
      !used.has(id) &&
      !mentions.some((m) => m.id !== id && m.type === type && m.start < end && m.end > start),
  );
  const free = new Set(found.map(({ id }) => id));
  const linked = relations.filter(({ head, tail }) => free.has(head) && free.has(tail));
  for (const { id } of relations) if (!linked.some((other) => other.id === id)) items.delete(id);
  for (const { id } of [...found, ...linked]) items.delete(id);
  const extraction = {
    mentions: found.map(({ id, type, start, end, quote }) => ({
      ...{ id, type, start, end, text: quote },
      score: 0.5,
    })),
    relations: linked.map(({ type, head, tail }) => ({ type, head, tail, score: 0.25 })),
    events: [],
    issues: [],
  };
  const predictions = { extraction, model: 'm 1', schema: EMPTY_SCHEMA, at: 0, complete: true };
  return { ...document, items, predictions };
}

function stated(document: Document): readonly string[] {
  const { mentions, relations } = shownOf(document).extraction;
  return [...mentions, ...relations].map(({ type, score }) => `${type} ${score ?? 'accepted'}`);
}

const someDocument = fc
  .tuple(hostileDocument, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), fc.boolean())
  .map(([document, chosen, mixed]) => (mixed ? withFinds(document, chosen) : document));

describe.each(FORMATS)('%s', (id, format) => {
  // Faults: an item lost or moved and not counted, a finding read as a decision, another text, an
  // id lost, a code that the row does not name, a file that is taken for another format.
  it('gives back every item, or counts it', async () => {
    await fc.assert(
      fc.asyncProperty(someDocument, async (document) => {
        const written = await writeAll(format, [document]);
        const read = await readAll(format, written.files);
        for (const code of [...written.losses.keys(), ...read.losses.keys()]) {
          expect(format.losses).toContain(code);
        }
        const [back, ...more] = documentsIn(read.items);
        if (back === undefined) {
          expect(written.losses.get('empty-document')).toBe(1);
          return;
        }
        expect(more).toEqual([]);
        expect(back.text).toBe(document.text);
        if (!written.losses.has('id-changed')) expect(back.id).toBe(document.id);
        for (const { start, end, text } of shownOf(back).extraction.mentions) {
          expect(start < end && back.text.slice(start, end) === text).toBe(true);
        }
        const found = new Set(itemsIn(back));
        const missing = itemsIn(document).filter((item) => !found.has(item));
        const counted = ITEM_LOSSES.reduce(
          (sum, code) => sum + (written.losses.get(code) ?? 0) + (read.losses.get(code) ?? 0),
          0,
        );
        if (LOOSE.has(id)) expect(missing.length).toBeLessThanOrEqual(counted);
        else expect(missing.length).toBe(counted);
        if (counted > 0) return;
        const distinct = (of: Document): readonly string[] =>
          [...(LOOSE.has(id) ? new Set(itemsIn(of)) : itemsIn(of))].sort();
        expect(distinct(back)).toEqual(distinct(document));
        if (WITH_STATES.has(id))
          expect([...stated(back)].sort()).toEqual([...stated(document)].sort());
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  // Fault: an exception, or a failure without its file, on a file of another kind.
  it('reads any text', async () => {
    const near = fc.constantFrom(
      ...[
        '',
        '{}',
        '[]',
        '[1]',
        '{"text":"a"}',
        '{"data":{"text":"a"},"annotations":[{"result":[{}]}]}',
      ],
      ...[
        'T1\tA 0 9\tb',
        'E1\tA:T1 B:T9',
        '{"items":[{"target":[]}]}',
        'R1\t',
        '#1\tA T1\tb',
        '{"text":null}',
      ],
      ...['{"content":"a","prompt":"a的","result_list":[{"text":"","start":-1,"end":0}]}'],
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(near, fc.string({ maxLength: 60 })), async (content) => {
        for (const path of ['f.jsonl', 'f.ann', 'f.jsonld']) {
          const { items } = await readAll(format, [
            { path: 'f.txt', content: 'ab' },
            { path, content },
          ]);
          for (const item of items) if (!item.ok) expect(item.error.file).toMatch(/^f\./u);
          for (const { text, items: decided } of documentsIn(items)) {
            for (const { start, end, quote } of itemsOfKind(decided, 'mention')) {
              expect(text.slice(start, end)).toBe(quote);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('recognizeFormat', () => {
  // Fault: a file that we wrote is taken for another format.
  it.each(FORMATS)('knows %s by what it begins with', async (id, format) => {
    const [document] = fc.sample(
      hostileDocument.filter(({ items, text }) => items.size > 4 && !text.startsWith('\ufeff')),
      { seed: 7, numRuns: 1 },
    );
    if (document === undefined) throw new Error('no sample');
    const { files } = await writeAll(format, [document]);
    const known = files
      .filter(({ path }) => /\.(ann|json|jsonl|jsonld)$/u.test(path))
      .map((file) => recognizeFormat(file));
    expect(known).toEqual(known.map(() => id));
    expect(known.length).toBeGreaterThan(0);
  });
});

describe('chinchilla', () => {
  // Faults: a decision, verdict, note, score, schema or setting that does not survive the file.
  it('gives back any document as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyActs, async (text, acts) => {
        const lived = acts.reduce(live, beginLife(text)).document;
        const own = { aliases: { 一: '二' }, writtenOn: '2026-03-01' };
        const document = acts.length % 2 === 0 ? lived : { ...lived, ...own };
        const written = await writeAll(CHINCHILLA, [document]);
        const { items, losses } = await readAll(CHINCHILLA, written.files);
        expect(items).toEqual([{ ok: true, value: document }]);
        expect(losses.size + written.losses.size).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
