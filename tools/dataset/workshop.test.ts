// The page's workshop and the verbs of the command line make the same files of the same input.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAFE_REPAIRS } from '../../src/corpus/clean/safe-repairs';
import { INSTRUCT_OPTIONS } from '../../src/corpus/instruct/options';
import { NO_LABELS } from '../../src/corpus/unify/label-table';
import type { WorkshopFile } from '../../src/corpus/workshop/unify-files';
import { Workshop } from '../../src/corpus/workshop/workshop';
import { readInput } from '../convert/input-files';

const EXAMPLE = path.resolve('tools/dataset/example');
const NAMES = readdirSync(EXAMPLE).sort();

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'workshop-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function dataset(...args: readonly string[]): void {
  const command = [
    ...['--import', import.meta.resolve('tsx'), path.resolve('tools/dataset/dataset.ts')],
    ...args,
  ];
  const run = spawnSync(process.execPath, command, { encoding: 'utf8', input: '', cwd: folder });
  expect(run.status, run.stderr).toBe(0);
}

const given: readonly WorkshopFile[] = NAMES.map((name) => ({
  place: path.join(EXAMPLE, name),
  path: name,
  open: () => Promise.resolve(readInput({ place: path.join(EXAMPLE, name), path: name })),
}));

const SPLIT = { names: ['train', 'valid', 'test'], shares: [0.6, 0.2, 0.2], seed: 'x' };

function filesIn(inside = ''): readonly string[] {
  return readdirSync(path.join(folder, inside)).flatMap((name) => {
    const file = inside === '' ? name : `${inside}/${name}`;
    return statSync(path.join(folder, file)).isDirectory() ? filesIn(file) : [file];
  });
}

describe('the workshop', { timeout: 120_000 }, () => {
  // Faults: an order, a default or a name that differs between the page and the command line.
  it('makes the same files as the command line', async () => {
    dataset(
      'unify',
      '--report',
      'unify.json',
      '-o',
      'all.jsonl',
      ...given.map(({ place }) => place),
    );
    dataset(
      'clean',
      '--json',
      'clean.json',
      '--html',
      'clean.html',
      '-o',
      'clean.jsonl',
      'all.jsonl',
    );
    dataset('check', '--json', 'check.json', '--html', 'check.html', 'clean.jsonl');
    dataset(
      ...['split', '--shares', SPLIT.shares.join(), '--seed', SPLIT.seed, '--json', 'split.json'],
      ...['-o', 'data', 'clean.jsonl'],
    );
    const sides = SPLIT.names.map((name) => `data/${name}.jsonl`);
    dataset('instruct', '--report', 'instruct.json', '-o', 'instructions', ...sides);
    dataset(
      ...['card', '--title', '测试', '--check', 'check.json', '--clean', 'clean.json'],
      ...['--split', 'split.json', '--instruct', 'instruct.json', '-o', 'CARD.md', 'data'],
    );
    const workshop = new Workshop();
    await workshop.unify(given, { labels: NO_LABELS, broader: false });
    workshop.check();
    workshop.clean(SAFE_REPAIRS);
    workshop.split(SPLIT);
    workshop.instruct({ ...INSTRUCT_OPTIONS, form: 'chinchilla' });
    const made = workshop.files('测试', 'zh');
    expect([...made.keys()].sort()).toEqual([...filesIn()].sort());
    for (const [name, content] of made) {
      expect(content, name).toBe(readFileSync(path.join(folder, name), 'utf8'));
    }
    expect(JSON.parse(workshop.record(0) ?? '')).toHaveProperty('instruction');
    expect(workshop.record(100_000)).toBeUndefined();
  });

  // Fault: a card or records of documents that are not those that were taken away.
  it('drops what later steps made once an earlier one is done again', async () => {
    const workshop = new Workshop();
    expect(workshop.files('x', 'zh').size).toBe(0);
    await workshop.unify(given, { labels: NO_LABELS, broader: false });
    workshop.clean(SAFE_REPAIRS);
    workshop.split(SPLIT);
    workshop.instruct({ ...INSTRUCT_OPTIONS, form: 'json' });
    expect(workshop.files('x', 'zh').has('instructions/train.json')).toBe(true);
    workshop.clean([]);
    const names = [...workshop.files('x', 'zh').keys()];
    expect(names.filter((name) => /^(?:data|instructions)\//u.test(name))).toEqual([]);
    const broken: WorkshopFile = {
      ...{ place: 'b.jsonl', path: 'b.jsonl' },
      open: () => Promise.resolve({ ok: true, value: { path: 'b.jsonl', content: '{"text"' } }),
    };
    const report = await workshop.unify([broken], { labels: NO_LABELS, broader: false });
    expect(report.failures.length).toBe(1);
    expect(workshop.files('x', 'zh').get('all.jsonl')).toBe('');
  });
});
