import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCorpora } from '../../src/corpus/catalogue/known';

const LIMIT = 120_000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'instruct-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (...names: readonly string[]): string => path.join(folder, ...names);
const get = (...names: readonly string[]): string => readFileSync(at(...names), 'utf8');

function put(name: string, content: string): string {
  writeFileSync(at(name), content);
  return at(name);
}

function dataset(...args: readonly string[]) {
  const command = ['--import', 'tsx', 'tools/dataset/dataset.ts', ...args];
  return spawnSync(process.execPath, command, { encoding: 'utf8', input: '' });
}

function line(id: string, corpus: string, name: string): string {
  const text = `${name}的分店${id}今天开门。`;
  const mentions = [{ id: 'm1', type: '公司', start: 0, end: name.length, text: name }];
  return JSON.stringify({ id, corpus, text, mentions });
}

const lines = (...rows: readonly string[]): string => rows.map((row) => `${row}\n`).join('');

interface OwnRecord {
  readonly id: string;
  readonly input: string;
  readonly output: Readonly<Record<string, readonly string[]>>;
}

describe('dataset instruct', { timeout: LIMIT }, () => {
  // Faults: a record in the file of another side; a shard that is too long or left from before.
  it('writes each side of a split into files of its own, in shards', () => {
    const train = put(
      'train.jsonl',
      lines(...['1', '2', '3'].map((id) => line(id, 'x', '澄江纸业'))),
    );
    const test = put('test.jsonl', lines(line('4', 'x', '石桥乳业')));
    const out = ['--shard-size', '2', '-o', at('out'), '--report', at('r.json')];
    put('old', '');
    expect(dataset('instruct', '--shard-size', '1', '-o', at('out'), train).status).toBe(0);
    expect(readdirSync(at('out')).length).toBe(3);
    const run = dataset('instruct', ...out, train, test);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('an estimate: deepseek');
    expect(readdirSync(at('out')).sort()).toEqual([
      'test-00001.jsonl',
      'train-00001.jsonl',
      'train-00002.jsonl',
    ]);
    const read = (name: string): readonly OwnRecord[] =>
      get('out', name)
        .trimEnd()
        .split('\n')
        .map((row) => JSON.parse(row) as OwnRecord);
    expect(read('train-00001.jsonl').map(({ id }) => id)).toEqual(['1/NER-1', '2/NER-1']);
    expect(read('test-00001.jsonl')[0]?.output).toEqual({ 公司: ['石桥乳业'] });
    expect(JSON.parse(get('r.json'))).toMatchObject({
      records: 4,
      documents: 4,
      form: 'chinchilla',
    });
  });

  it('writes JSON as an array, also an empty one', () => {
    const data = put('a.jsonl', lines(line('1', 'x', '澄江纸业'), line('2', 'x', '石桥乳业')));
    const json = ['instruct', '--form', 'json', '-o', at('out')];
    expect(dataset(...json, data).status).toBe(0);
    expect((JSON.parse(get('out', 'a.json')) as OwnRecord[]).length).toBe(2);
    expect(dataset(...json, '--tasks', 'EE', data).status).toBe(0);
    expect(JSON.parse(get('out', 'a.json'))).toEqual([]);
  });

  it('refuses a template without its placeholder, with file, line and a sentence in both languages', () => {
    const layout = '{instruction}\\n{text}';
    const row = `{"task": "NER", "language": "zh", "instruction": "x",\n"layout": "${layout}"}`;
    const file = put('t.json', `{"templates": [${row}]}`);
    const data = put('a.jsonl', lines(line('1', 'x', '澄江纸业')));
    const run = dataset('instruct', '--templates', file, '-o', at('out'), data);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(`${file}:2: template 1: {schema} is missing`);
    expect(run.stderr).toContain('各要出现一次');
    expect(existsSync(at('out'))).toBe(false);
  });

  it.each([
    [['--form', 'x'], '--form is one of'],
    [['--tasks', 'NER,XX'], '--tasks takes NER, RE and EE'],
    [['--details', '2'], '--details takes a share'],
    [['--shard-size', '0'], '--shard-size takes a whole number above 0'],
    [['--tokenizer', 'mine'], '--tokenizer is deepseek'],
  ])('%j ends with 2', (args, reason) => {
    const data = put('a.jsonl', lines(line('1', 'x', '澄江纸业')));
    const run = dataset('instruct', ...args, '-o', at('out'), data);
    expect([run.status, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(reason);
  });

  it('replaces no input', () => {
    const data = put('a.jsonl', lines(line('1', 'x', '澄江纸业')));
    const run = dataset('instruct', '-o', folder, data);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('-o is the folder of an input');
  });
});

describe('dataset card', { timeout: LIMIT }, () => {
  it('takes the reports of the other verbs, and writes the permissive part', () => {
    const rows = [
      line('1', 'wikigold', '澄江纸业'),
      line('2', 'duie', '石桥乳业'),
      line('3', 'own', '山行社'),
    ];
    const data = put('all.jsonl', lines(...rows));
    dataset('check', '--json', at('check.json'), data);
    dataset('split', '--shares', '0.5,0.5', '--json', at('split.json'), '-o', at('s'), data);
    dataset('instruct', '--report', at('instruct.json'), '-o', at('out'), data);
    const reports = ['check', 'split', 'instruct'].flatMap((name) => [
      `--${name}`,
      at(`${name}.json`),
    ]);
    const language = ['--language', 'en', '--title', 'Shops'];
    const run = dataset('card', ...reports, ...language, '-o', at('CARD.md'), data);
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    const text = get('CARD.md');
    expect(text).toMatch(/^# Shops\n/u);
    expect(text).toContain('| research only | 1 | duie |');
    // Entities of this corpus are only ends of relations.
    expect(text).toContain('- records: 2');
    expect(text).toMatch(
      /instruct --form chinchilla --tasks NER,RE,EE .*--seed 1 .*data\/train\.jsonl/u,
    );

    const own = put(
      'own.json',
      dataset('list', '--propose', 'wikigold').stdout.replace('"wikigold"', '"own"'),
    );
    const free = ['--permissive', at('free.jsonl'), '--add', own, '-o', at('FREE.md')];
    expect(dataset('card', ...free, data).status).toBe(0);
    const kept = get('free.jsonl').trimEnd().split('\n');
    expect(kept.map((row) => (JSON.parse(row) as { id: string }).id)).toEqual(['1', '3']);
  });

  it('refuses a report of another verb', () => {
    const data = put('all.jsonl', lines(line('1', 'x', '澄江纸业')));
    const run = dataset('card', '--check', put('r.json', '{}'), '-o', at('CARD.md'), data);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('it is no report of check');
  });
});

describe('dataset list', { timeout: LIMIT }, () => {
  it('filters, and prints a row that --add reads', () => {
    const run = dataset('list', '--language', 'CN', '--task', 'RE', '--licence', 'commercial');
    expect(run.stdout).toContain('FinRE');
    expect(run.stdout).not.toContain('FewRel');
    const row = dataset('list', '--propose', 'cluener').stdout;
    expect(parseCorpora(row)).toMatchObject({ ok: true, value: [{ name: 'CLUENER2020' }] });
    expect(dataset('list', '--propose', 'no such').status).toBe(2);
  });
});

describe('--help', { timeout: LIMIT }, () => {
  it.each(['instruct', 'card', 'list'])('of %s', (verb) => {
    const { status, stdout } = dataset(verb, '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(`usage: npm run --silent dataset -- ${verb} `);
    expect(stdout).toContain('Exit codes: ');
    expect(stdout.split('Examples:')[1]?.match(/npm run/gu)?.length).toBe(2);
  });
});
