import { spawnSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CORPORA } from '../../src/corpus/catalogue/corpora';
import type { CorpusReport } from '../../src/corpus/report';
import { Workbench } from './archive.fixture';
import { convertAll } from './convert';

let bench: Workbench;
beforeEach(() => {
  bench = new Workbench();
});
afterEach(() => {
  bench.remove();
});

const corpora = (...names: readonly string[]) => CORPORA.filter(({ name }) => names.includes(name));

function convert(...names: readonly string[]): readonly CorpusReport[] {
  const done = convertAll(corpora(...names), bench.data, bench.out);
  if (!done.ok) throw new Error(`${done.error.file}:${done.error.line}: ${done.error.reason}`);
  return done.value;
}

interface Unified {
  readonly id: string;
  readonly corpus: string;
  readonly text: string;
  readonly mentions: readonly { readonly type: string; readonly text: string }[];
}

const documents = (path: string): readonly Unified[] =>
  bench
    .read(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Unified);

/** Han characters that repeat nothing of one another's texts. */
const madeUp = (index: number): string => {
  let state = index + 1;
  return Array.from({ length: 24 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return String.fromCodePoint(0x4e00 + ((state >>> 8) % 5000));
  }).join('');
};

const cluenerLine = (index: number): string => JSON.stringify({ text: madeUp(index), label: {} });

const CLUENER = Array.from({ length: 300 }, (_, index) => cluenerLine(index));

describe('convertAll', () => {
  it('splits by document, copies validation records through, and reports what it did', () => {
    const record = '{"text":"林小满来了",  "label":{"name":{"林小满":[[0,2]]}}}';
    bench.pack('cluener2020', { 'train.json': [...CLUENER, record, record].join('\n') });
    const [report] = convert('cluener');
    const train = documents('train.jsonl');
    const valid = documents('valid.jsonl');
    expect(report).toMatchObject({ train: train.length, valid: valid.length, mentions: 1 });
    expect(train.length + valid.length + (report?.margin ?? 0)).toBe(301);
    expect(valid.length).toBe(24);
    expect([...train, ...valid].flatMap(({ mentions }) => mentions)).toMatchObject([
      { type: '姓名', text: '林小满' },
    ]);
    const gold = bench.read('gold/cluener.json').trimEnd().split('\n');
    expect(gold).toHaveLength(valid.length);
    expect([...CLUENER, record]).toEqual(expect.arrayContaining(gold));
  });

  it('gives the same files again', () => {
    bench.pack('cluener2020', { 'train.json': CLUENER.join('\n') });
    convert('cluener');
    const first = bench.read('train.jsonl');
    convert('cluener');
    expect(bench.read('train.jsonl')).toBe(first);
  });

  // Fault: a text trains in one corpus while it, or nearly it, validates in another.
  it('trains in no corpus on what is like a validation text of any', () => {
    const texts = Array.from({ length: 300 }, (_, index) => madeUp(index));
    bench.pack('cluener2020', { 'train.json': CLUENER.join('\n') });
    // In another order, so that the blocks do not fall on the same texts.
    const changed = [...texts.slice(40), ...texts.slice(0, 40)].map(
      (text) => `${text.slice(0, 20)}，${text.slice(20)}松`,
    );
    const blocks = changed.map((text) => Array.from(text, (token) => `${token}\tO`).join('\n'));
    bench.pack('msra', { msra_train_bio: blocks.join('\n\n') });
    const reports = convert('cluener', 'msra');
    const heads = (path: string): readonly string[] =>
      documents(path).map(({ text }) => text.slice(0, 20));
    const valid = new Set(heads('valid.jsonl'));
    expect(heads('train.jsonl').filter((head) => valid.has(head))).toEqual([]);
    expect(reports[1]?.similar).toBeGreaterThan(0);
    expect(reports[1]?.train).toBeGreaterThan(100);
  });

  it('keeps the richest of equal texts, and leaves a text to the first corpus of an archive', () => {
    const text = '林小满在青岚大学念书，丈夫是周渡';
    const spo = (predicate: string, object: string) => ({ subject: '林小满', predicate, object });
    const record = (...list: readonly object[]): string => JSON.stringify({ text, spo_list: list });
    bench.pack('duie_partial', {
      'lawson_train_5000.json': record(spo('毕业院校', '青岚大学')),
      'todd_train_4000.json': record(spo('毕业院校', '青岚大学'), spo('丈夫', '周渡')),
      'ske_train_sample.json': record(spo('丈夫', '周渡')),
      'ske_dev_sample.json': JSON.stringify({
        text: '林小满，丈夫周渡',
        spo_list: [spo('丈夫', '周渡')],
      }),
      'lilydark_triples.json': JSON.stringify([
        { text, triple_list: [['林小满', '毕业院校', '青岚大学']] },
        { text: '林小满来自青岚大学', triple_list: [['林小满', '毕业院校', '青岚大学']] },
      ]),
    });
    const reports = convert('duie', 'duie1', 'duie_triples');
    expect(reports.map(({ corpus, train, valid }) => [corpus, train, valid])).toEqual([
      ['duie', 1, 0],
      ['duie_counter', 2, 0],
      ['duie1', 0, 1],
      ['duie1_counter', 0, 2],
      ['duie_triples', 1, 0],
    ]);
    expect(reports[0]?.relations).toBe(2);
  });

  // Fault: the corpus that is to stay unseen leaks into what training reads.
  it('makes gold files only of the corpus that is to stay unseen', () => {
    bench.pack('cmedqa_ner', {
      'train.txt':
        'IMGID: 0000.jpg\n便 B-disease\n秘 I-disease\n\nIMGID: 0001.jpg\nO\n痛 B-symptom\n',
      'valid.txt': 'IMGID: 0002.jpg\n好 O\n',
    });
    convert('cmedqa');
    expect([bench.read('train.jsonl'), bench.read('valid.jsonl')]).toEqual(['', '']);
    expect(JSON.parse(bench.read('schemas.json'))).toEqual({});
    expect(bench.read('gold/cmedqa.bio')).toBe(
      '便 B-disease\n秘 I-disease\n\n O\n痛 B-symptom\n\n好 O\n\n',
    );
    expect(documents('gold/cmedqa.jsonl').map(({ mentions }) => mentions)).toMatchObject([
      [{ type: '疾病', text: '便秘' }],
      [{ type: '症状', text: '痛' }],
      [],
    ]);
  });

  it('writes schemas with what is closed', () => {
    bench.pack('finre', {
      'train.txt': '云杉\t松果\t收购\t云杉收购松果\n渡口\t青岚\t合作\t渡口同青岚合作\n',
      'valid.txt': '云杉\t青岚\tunknown\t云杉不认识青岚\n',
    });
    convert('finre');
    const schemas = JSON.parse(bench.read('schemas.json')) as Record<string, unknown>;
    expect(schemas['finre']).toMatchObject({
      closed: false,
      rootsClosed: false,
      schema: { entities: [], events: [] },
    });
  });

  it('cuts literary texts into pieces and counts what is lost', () => {
    const sentence = '外婆坐在老槐树下缝一件蓝布衫。';
    bench.pack('literature_re', {
      'Training/1.txt': sentence.repeat(40),
      'Training/1.ann':
        'T1\tPerson-Nominal 0 2\t外婆\nT2\tPerson-Nominal 585 587\t外婆\nR1\tFamily Arg1:T1 Arg2:T2',
      'Validation/2.txt': '渡口边停着一条旧船，船头坐着周渡。',
      'Validation/2.ann': 'T1\tThing-Nominal 7 9\t旧船',
    });
    const [report] = convert('literature');
    expect(report).toMatchObject({ mentions: 3, relations: 0, dropped: 1, ungrounded: 0 });
    const pieces = [...documents('train.jsonl'), ...documents('valid.jsonl')];
    expect(pieces.length).toBeGreaterThan(2);
    expect(Math.max(...pieces.map(({ text }) => text.length))).toBeLessThanOrEqual(250);
  });
});

describe('files at fault', () => {
  const fails = (...names: readonly string[]) => {
    const done = convertAll(corpora(...names), bench.data, bench.out);
    return done.ok ? undefined : done.error;
  };

  it('a missing archive', () => {
    expect(fails('cluener')).toMatchObject({
      file: join(bench.data, 'cluener2020.tar.xz'),
      reason: 'no such archive',
    });
  });

  it('a truncated archive', () => {
    const archive = bench.pack('cluener2020', { 'train.json': CLUENER.join('\n').repeat(20) });
    truncateSync(archive, 2000);
    expect(fails('cluener')?.reason).toContain('truncated or not an archive');
  });

  it('an archive that is something else', () => {
    writeFileSync(bench.pack('cluener2020', { 'train.json': '' }), 'not an archive at all');
    expect(fails('cluener')?.reason).toContain('truncated or not an archive');
  });

  it('an archive without its files', () => {
    bench.pack('cluener2020', { 'other.json': '' });
    expect(fails('cluener')?.file).toContain(join('cluener2020', 'train.json'));
  });

  it('a malformed record, with file, line and reason', () => {
    bench.pack('cluener2020', { 'train.json': `${cluenerLine(1)}\n{"text": 3}\n` });
    expect(fails('cluener')).toMatchObject({
      line: 2,
      reason: 'expected a string at .text, found a value of type number',
    });
  });

  it('stop the command with exit code 2', () => {
    const run = (...args: readonly string[]) =>
      spawnSync(
        process.execPath,
        ['--import', 'tsx', 'tools/dataset/dataset.ts', 'corpora', ...args],
        {
          encoding: 'utf8',
        },
      );
    const missing = run('--data', bench.data, '--out', bench.out);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain('cluener2020.tar.xz: no such archive');
    const usage = run('--data', bench.data);
    expect(usage.status).toBe(2);
    expect(usage.stderr).toContain('usage: npm run --silent dataset');
  }, 30_000);
});
