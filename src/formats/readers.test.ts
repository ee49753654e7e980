import { describe, expect, it } from 'vitest';
import type { Document } from '../core/document';
import { ALPACA } from './alpaca';
import { BIO } from './bio';
import { CLUENER } from './cluener';
import { CMEEE } from './cmeee';
import { CONLL } from './conll';
import { DUEE } from './duee';
import { DUIE } from './duie';
import { FEWFC } from './fewfc';
import type { Format } from './format';
import { HF } from './hf';
import { IEPILE } from './iepile';
import { documentsIn, itemsIn, readAll } from './round-trip.fixture';
import { VISCACHA } from './viscacha';

/** Items of all documents as `mention type start-end` and so on, with the losses by code. */
async function read(
  format: Format,
  ...files: readonly (readonly [path: string, content: string])[]
): Promise<{
  readonly documents: readonly Document[];
  readonly items: readonly string[];
  readonly losses: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}> {
  const { items, losses } = await readAll(
    format,
    files.map(([path, content]) => ({ path, content })),
  );
  const documents = documentsIn(items);
  return {
    documents,
    items: documents.flatMap(itemsIn),
    losses: Object.fromEntries(losses),
    failures: items.flatMap((item) =>
      item.ok ? [] : [`${item.error.code} ${item.error.file}:${item.error.line ?? '?'}`],
    ),
  };
}

const json = (...rows: readonly unknown[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe('CLUENER', () => {
  it('places by the quote where the offsets are wrong, and says so', async () => {
    const text = '🐿林满在青岚';
    const label = {
      人: { 林满: [[2, 3]], 无此人: [[0, 1]] },
      地: {
        青岚: [
          [4, 5],
          [4, 5],
        ],
      },
    };
    const found = await read(CLUENER, ['a.json', json({ text, label })]);
    expect(found.items).toEqual(['mention 人 2-4', 'mention 地 5-7']);
    expect(found.losses).toEqual({ 'offset-unit': 1, 'quote-not-found': 1, duplicate: 1 });
  });

  it('goes on after a broken line, and names it', async () => {
    const good = json({ text: '松', label: {} });
    const found = await read(CLUENER, ['a.json', `${good}{"text":\n${good}`], ['b.json', '[1]']);
    expect(found.documents.length).toBe(2);
    expect(found.failures).toEqual(['broken-file a.json:2', 'not-this-format b.json:?']);
  });
});

describe('CMeEE', () => {
  it('reads lines of 2020 and JSON of version 2', async () => {
    const lines = '高热三天|||0    1    sym|||x y|||\n';
    const rows = [{ start_idx: 0, end_idx: 1, type: 'sym', entity: '高热' }];
    const array = JSON.stringify([{ text: '高热三天', entities: rows }]);
    const found = await read(CMEEE, ['a.txt', lines], ['b.json', array]);
    expect(found.items).toEqual(['mention sym 0-2', 'mention sym 0-2']);
    expect(found.losses).toEqual({ 'broken-item': 1 });
  });
});

describe('DuIE', () => {
  it('counts side values and ends that are not in the text', async () => {
    const spo = (object: unknown): unknown => ({ subject: '林满', predicate: '饰演', object });
    const list = [spo({ '@value': '阿青', inWork: '山行' }), spo('无此人')];
    const found = await read(DUIE, ['a.json', json({ text: '林满演阿青', spo_list: list })]);
    expect(found.items.at(-1)).toBe('relation 饰演 0-2 3-5');
    expect(found.losses).toEqual({ 'side-value': 1, 'quote-not-found': 1 });
  });
});

describe('DuEE and FewFC', () => {
  it('count an event without its trigger, with its arguments, and other names', async () => {
    const part = { role: '人', argument: '林满', argument_start_index: 0, alias: ['小满'] };
    const event = {
      event_type: '入职',
      trigger: '加入',
      trigger_start_index: 2,
      arguments: [part],
    };
    const list = [event, { ...event, trigger: '离开' }];
    const found = await read(DUEE, ['a.json', json({ text: '林满加入', event_list: list })]);
    expect(found.items.slice(2)).toEqual(['event 入职 2-4', 'argument 入职 2-4 人 0-2']);
    expect(found.losses).toEqual({ alias: 1, 'quote-not-found': 1, 'no-trigger': 2 });
  });

  it('make one event of each trigger word', async () => {
    const mention = (word: string, role: string, start: number): unknown => ({
      word,
      role,
      span: [start, start + word.length],
    });
    const mentions = [
      mention('收', 'trigger', 0),
      mention('购', 'trigger', 1),
      mention('甲', '方', 2),
    ];
    const row = { id: '7', content: '收购甲', events: [{ type: '收购', mentions }] };
    const found = await read(FEWFC, ['a.json', json(row)]);
    expect(found.items.filter((item) => item.startsWith('argument'))).toEqual([
      'argument 收购 0-1 方 2-3',
      'argument 收购 1-2 方 2-3',
    ]);
    expect(found.documents[0]?.id).toBe('7');
  });
});

describe('Viscacha', () => {
  it('takes an end that includes the last character, by the name', async () => {
    const entities = [
      { name: '林满', type: '人', pos: [0, 1] },
      { name: '青岚', type: '地', pos: [3, 5] },
    ];
    const found = await read(VISCACHA, ['a.jsonl', json({ sentence: '林满在青岚', entities })]);
    expect(found.items).toEqual(['mention 人 0-2', 'mention 地 3-5']);
    expect(found.losses).toEqual({});
  });
});

describe('IEPile and alpaca', () => {
  const text = '林满与林满在青岚，加入青岚纸业，又加入山行社。';
  const instruction = JSON.stringify({ instruction: '', schema: [], input: text });
  const row = (output: unknown, task = 'NER'): unknown => ({
    task,
    source: 's',
    instruction,
    output: JSON.stringify(output),
  });

  it('make one document of the rows of one text', async () => {
    const content = json(
      row({ 人: ['林满', '林满', '林满'], 地: [] }),
      row(
        {
          供职: [
            { subject: '林满', object: '青岚纸业' },
            { head: '无', tail: '林满' },
          ],
        },
        'RE',
      ),
      row(
        {
          入职: [
            { trigger: '加入', arguments: { 单位: '青岚纸业', 时间: 'NAN' } },
            { trigger: '加入', arguments: { 单位: ['山行社'] } },
          ],
        },
        'EE',
      ),
      row([{ 怪: 1 }]),
    );
    const found = await read(IEPILE, ['a.json', content]);
    expect(found.documents.length).toBe(1);
    expect(found.items.filter((item) => !item.startsWith('mention'))).toEqual([
      'relation 供职 3-5 11-15',
      'event 入职 9-11',
      'event 入职 17-19',
      'argument 入职 9-11 单位 11-15',
      'argument 入职 17-19 单位 19-22',
    ]);
    expect(found.losses).toEqual({ duplicate: 1, 'quote-not-found': 1, 'answer-shape': 1 });
  });

  it('read the label of test rows once', async () => {
    const label = JSON.stringify([{ entity: '青岚', entity_type: '地' }]);
    const content = json({ id: '1', instruction, label }, { id: '1', instruction, label });
    const found = await read(IEPILE, ['a.json', content]);
    expect(found.items).toEqual(['mention 地 6-8']);
    expect(found.losses).toEqual({});
  });

  it('count an output that is no JSON', async () => {
    const content = JSON.stringify([{ instruction: '找人', input: text, output: '林满' }]);
    const found = await read(ALPACA, ['a.json', content]);
    expect(found.losses).toEqual({ 'not-json': 1 });
  });
});

describe('tagged files', () => {
  it('keep the token of a row that has no place, and count it', async () => {
    const found = await read(BIO, ['a.txt', '林\tB-人\n满\n在\tQ\n\n青\tU-地\n']);
    expect(found.documents.map(({ text }) => text)).toEqual(['林满在', '青']);
    expect(found.items).toEqual(['mention 人 0-1', 'mention 地 0-1']);
    expect(found.losses).toEqual({ 'broken-row': 1, 'unknown-tag': 1 });
  });

  it('join the sentences of a document, and take the column of tags', async () => {
    const rows =
      '-DOCSTART- -X- O\n\n林 NR B-人\n。 PU O\n\n满 NR B-人\n\n-DOCSTART- -X- O\n\n在 P O\n';
    const found = await read(CONLL, ['a.txt', rows]);
    expect(found.documents.map(({ text }) => text)).toEqual(['林。满', '在']);
    expect(found.items).toEqual(['mention 人 0-1', 'mention 人 2-3']);
    expect(found.losses).toEqual({ column: 1 });
  });

  it('put blanks between words of letters', async () => {
    const rows = 'Mary B-PER\nWinter L-PER\n, O\nlives O\nin O\n青 U-LOC\n岚 O\n. O\n';
    const found = await read(CONLL, ['a.txt', rows]);
    expect(found.documents[0]?.text).toBe('Mary Winter, lives in青岚.');
    expect(found.items[0]).toBe('mention PER 0-11');
  });
});

describe('HF', () => {
  it('waits for the names of the tags', async () => {
    const rows = json(
      { id: 3, tokens: ['林', '满'], ner_tags: [1, 2] },
      { tokens: ['在'], ner_tags: [9] },
    );
    const card =
      "---\n  - name: ner_tags\n    sequence:\n      class_label:\n        names:\n          '0': O\n          '1': B-人\n          '2': I-人\n---\n";
    const found = await read(HF, ['train.jsonl', rows], ['README.md', card]);
    expect(found.items).toEqual(['mention 人 0-2']);
    expect(found.losses).toEqual({ 'unknown-tag': 1 });
    expect(found.documents[0]?.id).toBe('3');
  });
});
