import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../core/any-text.fixture';
import { CHECK_OPTIONS, type RepairCode } from '../check/check';
import { madeUp, marked, placed } from '../check/dataset.fixture';
import { CheckRun } from '../check/run';
import { isTrue, type DatasetDocument, type Placed } from '../dataset/document';
import { lineOf, readLine } from '../dataset/line';
import { mentionIds } from '../dataset/links';
import { CleanRun, REPAIR_CODES, type CleanReport } from './clean-run';
import { SAFE_REPAIRS } from './safe-repairs';

interface Cleaned {
  readonly documents: readonly DatasetDocument[];
  readonly report: CleanReport;
}

function cleanPlaced(list: readonly Placed[], repairs: readonly RepairCode[]): Cleaned {
  const run = new CleanRun(repairs, { ...CHECK_OPTIONS, fewest: 2 });
  for (const one of list) run.see(one);
  const documents = list.flatMap((one) => run.again(one) ?? []);
  const after = new CheckRun();
  const written = documents.map((document) => ({ document, file: 'b.jsonl', side: '' }));
  for (const one of written) after.see(one);
  for (const one of written) after.again(one);
  return { documents, report: run.report(after.report()) };
}

const clean = (list: readonly DatasetDocument[], ...repairs: readonly RepairCode[]): Cleaned =>
  cleanPlaced(
    list.map((document, index) => placed(document, index)),
    repairs,
  );

const counts = ({ report }: Cleaned): Readonly<Record<string, number>> =>
  Object.fromEntries(
    report.repairs.filter(({ count }) => count > 0).map(({ code, count }) => [code, count]),
  );

const one = (cleaned: Cleaned): DatasetDocument => {
  const [document] = cleaned.documents;
  if (document === undefined) throw new Error('the document is gone');
  return document;
};

const quotes = ({ mentions }: DatasetDocument): readonly string[] =>
  mentions.map(({ type, text }) => `${type}:${text}`);

describe('repairs of whole documents', () => {
  const text = madeUp(1, 80);

  // Fault: the copy that loses annotations is the one that stays.
  it('keep the richest of equal texts', () => {
    const cleaned = clean(
      [marked(text), marked(`[人物:${text.slice(0, 3)}]${text.slice(3)}`)],
      'drop-exact-duplicates',
    );
    expect(cleaned.documents.map(({ id }) => id)).toEqual(['d1']);
    expect(counts(cleaned)).toEqual({ 'drop-exact-duplicates': 1 });
    expect([cleaned.report.read, cleaned.report.written]).toEqual([2, 1]);
  });

  it('keep one of near duplicates, and both where that was not chosen', () => {
    const near = [marked(text), marked(`${text}松`)];
    expect(clean(near, 'drop-near-duplicates').documents).toHaveLength(1);
    expect(clean(near, 'drop-exact-duplicates').documents).toHaveLength(2);
  });

  it('take from the training side what the test side has', () => {
    const list = [placed(marked(text), 0, 'train'), placed(marked(text), 1, 'test')];
    const cleaned = cleanPlaced(list, ['drop-shared-texts', 'drop-exact-duplicates']);
    expect(cleaned.documents.map(({ id }) => id)).toEqual(['d1']);
    expect(counts(cleaned)).toEqual({ 'drop-shared-texts': 1 });
  });

  it('take empty and broken texts', () => {
    const list = [marked(' '), marked('罗\uFFFD'), marked('罗青禾')];
    const cleaned = clean(list, 'drop-empty-texts', 'drop-broken-texts');
    expect(cleaned.documents.map(({ id }) => id)).toEqual(['d2']);
  });

  it('give the second of an id another one', () => {
    const same = (source: string): Placed => ({
      ...placed(marked(source)),
      document: marked(source),
    });
    const cleaned = cleanPlaced([same('甲'), same('乙'), same('丙')], ['rename-repeated-ids']);
    expect(cleaned.documents.map(({ id }) => id)).toEqual(['d', 'd~2', 'd~3']);
    expect(counts(cleaned)).toEqual({ 'rename-repeated-ids': 2 });
  });
});

describe('repairs of annotations', () => {
  it('move offsets to the quote; what is absent goes with its links, counted', () => {
    const shifted = (quote: string, id: string) => ({
      id,
      type: '人物',
      start: 0,
      end: 3,
      text: quote,
    });
    const mentions = [shifted('罗青禾', 'm1'), shifted('谭以宁', 'm2')];
    const relations = [{ type: '同学', head: 'm1', tail: 'm2' }];
    const cleaned = clean([marked('昨天罗青禾来了', { mentions, relations })], 'repair-offsets');
    expect(one(cleaned)).toMatchObject({
      mentions: [{ id: 'm1', start: 2, end: 5, text: '罗青禾' }],
      relations: [],
    });
    expect(counts(cleaned)).toEqual({ 'repair-offsets': 3 });
  });

  it('trim edges and leave a mention without letters', () => {
    const cleaned = clean([marked('[人物:罗青禾，]说[人物:！]')], 'trim-boundaries');
    expect(quotes(one(cleaned))).toEqual(['人物:罗青禾', '人物:！']);
  });

  // Fault: a link of the mention that goes is lost instead of going to the one that stays.
  it('join repeated mentions with their links', () => {
    const [first] = marked('[人物:罗青禾]').mentions;
    if (first === undefined) throw new Error('no mention');
    const [tail] = marked('罗青禾和[人物:谭以宁]').mentions.map((m) => ({ ...m, id: 'm3' }));
    if (tail === undefined) throw new Error('no mention');
    const relations = [
      { type: '同学', head: 'm1', tail: 'm3' },
      { type: '同学', head: 'm2', tail: 'm3' },
      { type: '师生', head: 'm2', tail: 'm3' },
    ];
    const mentions = [first, { ...first, id: 'm2' }, tail];
    const cleaned = clean(
      [marked('罗青禾和谭以宁', { mentions, relations })],
      'drop-repeated-items',
    );
    expect(one(cleaned).mentions.map(({ id }) => id)).toEqual(['m1', 'm3']);
    expect(one(cleaned).relations).toEqual([
      { type: '同学', head: 'm1', tail: 'm3' },
      { type: '师生', head: 'm1', tail: 'm3' },
    ]);
    expect(counts(cleaned)).toEqual({ 'drop-repeated-items': 2 });
  });

  it('keep the label that a string has more often', () => {
    const document = marked('[地点:石桥乳业]来了');
    const mentions = document.mentions.flatMap((m) => [m, { ...m, id: 'm2', type: '机构' }]);
    const others = ['[机构:石桥乳业]好', '[机构:石桥乳业]坏'].map((source) => marked(source));
    const cleaned = clean([{ ...document, mentions }, ...others], 'keep-one-label');
    expect(quotes(one(cleaned))).toEqual(['机构:石桥乳业']);
  });

  it('drop rare labels, and links that lead nowhere', () => {
    const events = [
      { type: '见面', trigger: '', arguments: [] },
      { type: '见面', trigger: 'm1', arguments: [{ role: '人', mention: 'm9' }] },
    ];
    const relations = [{ type: '同学', head: 'm1', tail: 'm8' }];
    const document = marked('[人物:罗青禾]和[人物:谭以宁]在[地点:石桥]', { events, relations });
    const rare = clean([document], 'drop-rare-labels');
    expect(quotes(one(rare))).toEqual(['人物:罗青禾', '人物:谭以宁']);
    const broken = clean([document], 'drop-broken-relations', 'drop-broken-events');
    expect(one(broken)).toMatchObject({
      relations: [],
      events: [{ type: '见面', trigger: 'm1', arguments: [] }],
    });
    expect(counts(broken)).toEqual({ 'drop-broken-relations': 1, 'drop-broken-events': 2 });
  });

  it('cover personal numbers, every offset in its place', () => {
    const cleaned = clean([marked('打[电话:13900001111]找[人物:罗青禾]')], 'mask-personal-data');
    const { text, mentions } = one(cleaned);
    expect(text).toBe('打***********找罗青禾');
    expect(mentions.every((mention) => isTrue(text, mention))).toBe(true);
  });
});

describe('a dataset', () => {
  it('that is right stays as it was, letter for letter', () => {
    const list = [marked('[人物:罗青禾]来了'), marked('[人物:谭以宁]在[地点:石桥]')];
    const { documents, report } = clean(list, ...SAFE_REPAIRS);
    expect(documents.map(lineOf)).toEqual(
      list.map((document, index) => lineOf({ ...document, id: `d${index}` })),
    );
    expect(report.repairs.every(({ count }) => count === 0)).toBe(true);
  });

  it('is better after than before', () => {
    const list = [marked('[人物:罗青禾，]来了'), marked('[人物:罗青禾，]来了')];
    const { report } = clean(list, ...SAFE_REPAIRS);
    expect(report.before.quality.mean).toBeLessThan(0.7);
    expect(report.after.quality.mean).toBe(1);
  });

  const anyMention = fc.record({
    id: fc.constantFrom('m1', 'm2', 'm3', 'm4'),
    type: fc.constantFrom('人物', '地点', '见面'),
    start: fc.integer({ min: -3, max: 30 }),
    end: fc.integer({ min: -3, max: 40 }),
    text: fc.string({ maxLength: 3 }),
  });
  const anyId = fc.constantFrom('m1', 'm2', 'm3', 'm9', '');
  const anyDocument = fc
    .record({
      id: fc.constantFrom('a', 'b'),
      text: anyText,
      mentions: fc.array(anyMention, { maxLength: 5 }),
      relations: fc.array(fc.record({ type: fc.constant('同学'), head: anyId, tail: anyId })),
      events: fc.array(
        fc.record({
          type: fc.constant('见面'),
          trigger: anyId,
          arguments: fc.array(fc.record({ role: fc.constant('人'), mention: anyId })),
        }),
      ),
    })
    .map((document) => ({
      ...document,
      mentions: document.mentions.map((mention, at) =>
        at % 2 === 0
          ? {
              ...mention,
              text: document.text.slice(Math.max(0, mention.start), Math.max(0, mention.end)),
            }
          : mention,
      ),
    }));

  // Faults: a span that a repair makes false, a link that outlives its mention, a repair undone by a later one.
  it('of any kind is true after all repairs, and nothing is left to repair', () => {
    fc.assert(
      fc.property(fc.array(anyDocument, { maxLength: 5 }), (list) => {
        const repairs = REPAIR_CODES.filter((code) => code !== 'drop-rare-labels');
        const { documents, report } = clean(list, ...repairs);
        for (const document of documents) {
          const ids = mentionIds(document);
          for (const mention of document.mentions) {
            expect(isTrue(document.text, mention)).toBe(true);
          }
          for (const { head, tail } of document.relations) {
            expect(ids.has(head) && ids.has(tail)).toBe(true);
          }
          for (const { trigger } of document.events) expect(ids.has(trigger)).toBe(true);
        }
        expect(report.written).toBe(documents.length);
        const left = new Map(report.after.checks.map(({ code, count }) => [code, count]));
        for (const code of ['offsets', 'broken-relations', 'broken-events', 'personal-data']) {
          expect([code, left.get(code as never)]).toEqual([code, 0]);
        }
      }),
    );
  });
});

describe('lines', () => {
  it('keep what they do not know, but for decisions of the app, which are told', () => {
    const line = '{"id":"a","text":"好","mentions":[],"told":1,"document":{}}';
    const read = readLine(line, 'x');
    if (!read.ok) throw new Error(read.error);
    expect(read.value.stored).toBe(true);
    expect(lineOf(read.value.document)).toBe(
      '{"id":"a","text":"好","mentions":[],"relations":[],"events":[],"told":1}',
    );
  });

  it.each([
    ['{"text":3,"mentions":[]}', 'expected a string at .text'],
    ['{"text":"好"', 'expected valid JSON'],
    ['[]', 'expected an object'],
  ])('%s is refused with the reason', (line, reason) => {
    const read = readLine(line, 'x');
    expect(read.ok ? '' : read.error).toContain(reason);
  });
});
