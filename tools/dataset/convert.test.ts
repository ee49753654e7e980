import { spawnSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workbench } from './archive.fixture';
import { convertAll } from './convert';
import type { CorpusReport } from './convert';
import { CORPORA } from './corpora';

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

const cluenerLine = (index: number): string =>
  JSON.stringify({ text: `第${index}家云杉公司`, label: {} });

const CLUENER = Array.from({ length: 60 }, (_, index) => cluenerLine(index));

describe('convertAll', () => {
  it('splits by document, copies validation records through, and reports what it did', () => {
    const record = '{"text":"林小满来了",  "label":{"name":{"林小满":[[0,2]]}}}';
    bench.pack('cluener2020', { 'train.json': [...CLUENER, record, record].join('\n') });
    const [report] = convert('cluener');
    const train = documents('train.jsonl');
    const valid = documents('valid.jsonl');
    expect(report).toMatchObject({ train: train.length, valid: valid.length, mentions: 1 });
    expect(train.length + valid.length).toBe(61);
    expect(valid.length).toBeGreaterThan(0);
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

  it('puts a text on the same side in every corpus, whatever their shares', () => {
    const texts = Array.from({ length: 80 }, (_, index) => `第${index}家云杉公司`);
    bench.pack('cluener2020', { 'train.json': texts.map((_, i) => cluenerLine(i)).join('\n') });
    const blocks = texts.map((text) => Array.from(text, (token) => `${token}\tO`).join('\n'));
    bench.pack('msra', { msra_train_bio: blocks.join('\n\n') });
    convert('cluener', 'msra');
    const sides = (path: string): ReadonlySet<string> =>
      new Set(documents(path).map(({ text }) => text));
    const train = sides('train.jsonl');
    expect([...sides('valid.jsonl')].filter((text) => train.has(text))).toEqual([]);
    expect(train.size + sides('valid.jsonl').size).toBe(80);
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
    expect(reports.map(({ corpus, train, valid }) => [corpus, train + valid])).toEqual([
      ['duie', 1],
      ['duie1', 1],
      ['duie_triples', 1],
    ]);
    expect(reports[0]?.relations ?? 0).toBeLessThanOrEqual(2);
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
      'Validation/2.txt': sentence,
      'Validation/2.ann': 'T1\tThing-Nominal 4 7\t老槐树',
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
      spawnSync(process.execPath, ['--import', 'tsx', 'tools/dataset/dataset.ts', ...args], {
        encoding: 'utf8',
      });
    const missing = run('--data', bench.data, '--out', bench.out);
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain('cluener2020.tar.xz: no such archive');
    const usage = run('--data', bench.data);
    expect(usage.status).toBe(2);
    expect(usage.stderr).toContain('usage: dataset');
  }, 30_000);
});
