import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/corpus/check/run';
import type { CleanReport } from '../../src/corpus/clean/clean-run';
import type { DatasetDocument } from '../../src/corpus/dataset/document';
import type { UnifyReport } from '../../src/corpus/unify/unify-run';
import type { FormatFailure } from '../../src/formats/format';

const LIMIT = 120_000;
const EXAMPLE = 'tools/dataset/example';
const FILES = ['people.jsonl', 'news.bio', 'facts.jsonl'].map((name) => `${EXAMPLE}/${name}`);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dataset-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (...names: readonly string[]): string => path.join(folder, ...names);
const get = (...names: readonly string[]): string => readFileSync(at(...names), 'utf8');
const json = (name: string): unknown => JSON.parse(get(name));

function put(name: string, content: string | Uint8Array): string {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
  return at(name);
}

/** The command itself, in the folder of the project. */
function dataset(...args: readonly string[]) {
  const command = ['--import', 'tsx', 'tools/dataset/dataset.ts', ...args];
  return spawnSync(process.execPath, command, { encoding: 'utf8', input: '' });
}

const lines = (name: string): readonly DatasetDocument[] =>
  get(name)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as DatasetDocument);

const LINE = JSON.stringify({ id: 'a', corpus: 'x', text: '罗青禾来了。', mentions: [] });

interface Failed {
  readonly failures: readonly FormatFailure[];
}

describe('from three files to a checked, split dataset', { timeout: LIMIT }, () => {
  // Faults: a span that is not that of its file, a label left under two names, a duplicate on two sides.
  it('unify, check, clean, split', () => {
    const table = ['--labels', 'tools/dataset/example-labels.json', '--broader'];
    const forms = ['--forms', at('forms'), '--report', at('u.json')];
    const unified = dataset('unify', ...table, ...forms, '-o', at('all.jsonl'), ...FILES);
    expect(unified.status).toBe(0);
    const { documents, sources, losses } = json('u.json') as UnifyReport;
    expect([documents, sources.map(({ source }) => source)]).toEqual([
      35,
      ['people', 'news', 'facts'],
    ]);
    expect(losses.map(({ code }) => code)).toContain('label-broadened');
    const all = lines('all.jsonl');
    for (const { text, mentions } of all) {
      for (const mention of mentions) {
        expect(text.slice(mention.start, mention.end)).toBe(mention.text);
        expect(mention.type).not.toMatch(/^(?:PER|LOC|ORG|name|company)$/u);
      }
    }
    expect(get('forms', 'relations.jsonl')).toContain('"pos":[');
    expect(get('forms', 'events.jsonl')).toBe('');

    const reports = ['--json', at('check.json'), '--html', at('check.html')];
    const scores = ['--scores', at('scores.jsonl')];
    expect(dataset('check', ...reports, ...scores, at('all.jsonl')).status).toBe(0);
    const found = new Map(
      (json('check.json') as CheckReport).checks.map(({ code, count }) => [code, count]),
    );
    for (const code of ['exact-duplicates', 'near-duplicates', 'personal-data'] as const) {
      expect([code, found.get(code)]).toEqual([code, 1]);
    }
    expect(get('scores.jsonl').trimEnd().split('\n')).toHaveLength(35);
    expect(get('check.html')).toMatch(/^<!doctype html>/u);
    expect(get('check.html')).not.toContain('999999190001010015');
    expect(dataset('check', '--strict', '--only', 'personal-data', at('all.jsonl')).status).toBe(1);

    const repair = ['--repair', 'safe,mask-personal-data', '--json', at('clean.json')];
    expect(dataset('clean', ...repair, '-o', at('clean.jsonl'), at('all.jsonl')).status).toBe(0);
    const cleaned = json('clean.json') as CleanReport;
    expect([cleaned.read, cleaned.written, cleaned.after.documents]).toEqual([35, 34, 34]);
    expect(get('clean.jsonl')).not.toContain('999999190001010015');

    const split = (out: string, seed: string) =>
      dataset('split', '--shares', '0.6,0.2,0.2', '--seed', seed, '-o', at(out), at('clean.jsonl'));
    expect(split('s', '1').status).toBe(0);
    const sides = ['train', 'valid', 'test'].map((name) => lines(`s/${name}.jsonl`));
    expect(
      sides
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      lines('clean.jsonl')
        .map(({ id }) => id)
        .sort(),
    );
    const near = sides.map((side) => side.filter(({ text }) => text.includes('石桥乳业的董事长')));
    expect(near.map(({ length }) => length).sort()).toEqual([0, 0, 2]);
    split('again', '1');
    expect(get('again', 'train.jsonl')).toBe(get('s', 'train.jsonl'));
    split('other', '2');
    expect(get('other', 'train.jsonl')).not.toBe(get('s', 'train.jsonl'));
    const checked = dataset('check', '--only', 'shared-texts', '--strict', at('s'));
    expect(checked.status).toBe(0);
  });

  it('a folder is read as its files are', () => {
    expect(dataset('unify', '-o', at('files.jsonl'), EXAMPLE).status).toBe(0);
    const corpora = new Set(lines('files.jsonl').map(({ corpus }) => corpus));
    expect([...corpora].sort()).toEqual(['facts', 'news', 'people']);
  });

  it('lines that are unified again are the same, from the corpus that they name', () => {
    dataset('unify', '-o', at('all.jsonl'), ...FILES);
    expect(dataset('unify', '-o', at('again.jsonl'), at('all.jsonl')).status).toBe(0);
    expect(get('again.jsonl')).toBe(get('all.jsonl'));
  });
});

describe('bad input', { timeout: LIMIT }, () => {
  // Faults: a broken line ends the reading, is passed over in silence, or has the wrong number.
  it('a broken line is named, and the others go on', () => {
    const broken = [LINE, '{"text": 3}', LINE.slice(0, -4), LINE.replace('"a"', '"b"')];
    const bytes = Buffer.concat([
      Buffer.from(`${broken.join('\n')}\n`),
      Buffer.from([0x7b, 0xc3, 0x28, 0x7d, 0x0a]),
      Buffer.from(LINE.replace('"a"', '"c"')),
    ]);
    const file = put('in.jsonl', bytes);
    for (const verb of ['unify', 'clean'] as const) {
      const report = verb === 'unify' ? '--report' : '--json';
      const run = dataset(verb, report, at('r.json'), '-o', at('out.jsonl'), file);
      expect(run.status).toBe(2);
      const failed = (json('r.json') as Failed).failures.map(({ line }) => line);
      expect([verb, failed]).toEqual([verb, [2, 3, 5]]);
      for (const line of failed) expect(run.stderr).toContain(`${file}:${line ?? ''}: `);
      const ids = lines('out.jsonl').map(({ id }) => id);
      expect(ids).toEqual(verb === 'unify' ? ['a', 'b', 'c'] : ['a']);
    }
  });

  it('a label table with a cycle is refused with file, line and what to do', () => {
    const table = put('t.json', '{\n"A": "B",\n"B": "A"}');
    const run = dataset('unify', '--labels', table, '-o', at('out.jsonl'), ...FILES);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(`${table}:2: the label table has a cycle: A → B → A`);
    expect(run.stderr).toContain('标签表里有环');
    expect(existsSync(at('out.jsonl'))).toBe(false);
  });

  it('files of other formats go on where one is of none', () => {
    put('in/a.bio', '罗 B-人物\n青 I-人物\n\n');
    put('in/b.xyz', '???');
    const run = dataset('check', '--json', at('r.json'), at('in'));
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(at('in', 'b.xyz'));
    expect(json('r.json') as CheckReport).toMatchObject({ documents: 1, mentions: 1 });
  });

  it('texts shared with a test set are found, and the set is not written', () => {
    const train = put('all.jsonl', `${LINE}\n${LINE.replace('罗青禾来了', '末班车改到了晚上')}\n`);
    const test = put('held.jsonl', `${LINE.replace('"a"', '"t"')}\n`);
    const run = dataset(
      ...['clean', '--repair', 'drop-shared-texts', '--test', test],
      ...['-o', at('out.jsonl'), train],
    );
    expect(run.status).toBe(0);
    expect(lines('out.jsonl').map(({ text }) => text)).toEqual(['末班车改到了晚上。']);
  });

  it.each([
    [[], 'a verb is needed'],
    [['sing'], 'no verb sing'],
    [['check'], 'there is no input'],
    [['check', '--only', 'x', 'a'], '--only names no check: x'],
    [['clean', '--repair', 'x', '-o', 'b', 'a'], '--repair names no repair: x'],
    [['split', '--shares', '0.5', '-o', 'b', 'a'], '--shares takes two or more numbers'],
    [['unify', '-o', FILES[0] ?? '', FILES[0] ?? ''], '-o is one of the inputs'],
    [['check', 'no/such/file'], 'no/such/file'],
  ])('%j ends with 2', (args, reason) => {
    const run = dataset(...args);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(reason);
    expect(run.stdout).toBe('');
  });
});

describe('--help', { timeout: LIMIT }, () => {
  it.each(['unify', 'check', 'clean', 'plant', 'split', 'corpora'])('of %s', (verb) => {
    const { status, stdout } = dataset(verb, '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(`usage: npm run --silent dataset -- ${verb} `);
    expect(stdout).toContain('Exit codes: ');
    expect(stdout.split('Examples:')[1]?.match(/npm run/gu)?.length).toBe(2);
  });
});
