import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readEvaluateOptions } from './options';

const folder = mkdtempSync(path.join(tmpdir(), 'chinchilla-evaluate-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const place = (name: string): string => path.join(folder, name);

function file(name: string, content: string): string {
  writeFileSync(place(name), content);
  return place(name);
}

function run(...args: readonly string[]) {
  const command = ['--import', 'tsx', 'tools/evaluate/evaluate.ts', ...args];
  return spawnSync(process.execPath, command, { encoding: 'utf8', input: '' });
}

/** The object of the last line. */
function json(...args: readonly string[]): unknown {
  const { stdout } = run(...args, '--json');
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}

const TEXT = '林满加入云杉公司。';
const person = { id: 'a', type: '人物', start: 0, end: 2, text: '林满' };
const company = { id: 'b', type: '公司', start: 4, end: 8, text: '云杉公司' };
const short = { id: 'b', type: '公司', start: 4, end: 6, text: '云杉' };

function line(id: string, mentions: readonly object[], text = TEXT): string {
  return `${JSON.stringify({ id, text, mentions, relations: [], events: [] })}\n`;
}

const ids = ['1', '2', '3', '4'];
const gold = file(
  'gold.jsonl',
  ids.map((id) => line(id, [person, company])).join('') + line('alone', [], '独自一篇。'),
);
const good = file('good.jsonl', ids.map((id) => line(id, [person, company])).join(''));
const poor = file(
  'poor.jsonl',
  ids.map((id) => line(id, [short, { ...person, score: 0.3 }])).join(''),
);

const SECONDS = 60_000;

describe('evaluate with a file of predictions', () => {
  it(
    'scores by conventions, names documents that are alone, and compares two files',
    () => {
      const found = json(
        ...['--gold', gold, '--predictions', poor, '--against', good, '--bootstrap', '200'],
        ...['--convention', 'entities-strict', '--convention', 'entities-overlap'],
      );
      expect(found).toMatchObject({
        documents: 4,
        goldAlone: ['alone'],
        conventions: {
          'entities-strict': {
            ...{ gold: 8, predicted: 8, correct: 4, f1: 0.5, missed: 4, wrong: 4 },
            macro: { f1: 0.5 },
            intervals: { micro: { f1: { low: 0.5, high: 0.5 } } },
            comparison: { first: 0.5, second: 1, both: 4, onlyFirst: 0, onlySecond: 4 },
          },
          'entities-overlap': { correct: 8, f1: 1, comparison: { p: 1 } },
        },
      });
    },
    SECONDS,
  );

  it(
    'leaves out what scores low only where that is asked for',
    () => {
      const found = json('--gold', gold, '--predictions', poor, '--threshold', '0.5');
      expect(found).toMatchObject({ conventions: { 'entities-strict': { predicted: 4 } } });
    },
    SECONDS,
  );

  // Gold in one format and predictions in another, joined by their texts.
  it(
    'reads other formats of the registry, and writes faults and a page',
    () => {
      const doccano = file(
        'gold.doccano.jsonl',
        `${JSON.stringify({
          id: 9,
          text: TEXT,
          label: [
            [0, 2, '人物'],
            [4, 8, '公司'],
          ],
        })}\n`,
      );
      const { status, stdout, stderr } = run(
        ...['--gold', doccano, '--format', 'doccano', '--predictions', poor],
        ...['--errors', place('errors.csv'), '--html', place('report.html'), '--language', 'en'],
      );
      expect(status).toBe(0);
      expect(stdout).toContain('entities-strict (Entities, strict): the same type');
      expect(stdout).toContain('missed: edges 1; wrong: edges 1');
      expect(stdout).toContain('3 documents only in');
      expect(stderr).toBe('');
      const errors = readFileSync(place('errors.csv'), 'utf8');
      expect(errors).toContain('missed,edges,entity,公司,,云杉公司,4,8');
      const html = readFileSync(place('report.html'), 'utf8');
      expect(html).toContain('<h1>Evaluation of extraction</h1>');
      expect(html).not.toContain('<script');
    },
    SECONDS,
  );

  it(
    'gives the agreement of two people, the same both ways',
    () => {
      const there = json('--gold', good, '--predictions', poor, '--agreement');
      const back = json('--gold', poor, '--predictions', good, '--agreement');
      const strict = { f1: 0.5, precision: 0.5, recall: 0.5 };
      const expected = { mode: 'people', conventions: { 'entities-strict': strict } };
      expect(there).toMatchObject(expected);
      expect(back).toMatchObject(expected);
      const kappa = (value: unknown): number => (value as { kappa: { value: number } }).kappa.value;
      expect(kappa(there)).toBeCloseTo(kappa(back));
      expect(kappa(there)).toBeLessThan(1);
    },
    SECONDS,
  );

  // Fault: finds of a model that nobody looked at count as gold.
  it(
    'takes of the gold what a person accepted, where that is asked for',
    () => {
      const mixed = file(
        'mixed.jsonl',
        line('1', [person]) + line('2', [{ ...company, score: 0.9 }], TEXT),
      );
      const goldOf = (...args: readonly string[]): unknown =>
        json('--gold', mixed, '--predictions', good, ...args);
      const counted = (count: number): object => ({
        conventions: { 'entities-strict': { gold: count, predicted: 4 } },
      });
      expect(goldOf()).toMatchObject(counted(2));
      expect(goldOf('--accepted')).toMatchObject(counted(1));
    },
    SECONDS,
  );

  it(
    'draws a sample by the seed, and gives its precision once it was judged',
    () => {
      const sample = (name: string, seed: string): string => {
        const args = ['--sample', '5', '--out', place(name), '--seed', seed];
        expect(run('--predictions', good, ...args).status).toBe(0);
        return readFileSync(place(name), 'utf8');
      };
      const content = sample('a.csv', '7');
      expect(sample('b.csv', '7')).toBe(content);
      const judged = content.replace(/\r\n,/u, '\r\n错,').replaceAll('\r\n,', '\r\n对,');
      expect(json('--judged', file('judged.csv', judged))).toMatchObject({
        ...{ judged: 5, right: 4, precision: 0.8, blank: 0 },
      });
    },
    SECONDS,
  );
});

describe('evaluate with arguments at fault', () => {
  it.each([
    [['--gold', gold, '--predictions', good, '--convention', 'f1'], '--convention takes one of'],
    [['--gold', gold, '--predictions', good, '--join', '2'], '--join or --predictions, not both'],
    [['--gold', gold, '--agreement'], '--agreement needs --predictions'],
    [
      ['--gold', gold, '--predictions', good, '--agreement', '--convention', 'arguments-duee'],
      '--agreement has no arguments-duee',
    ],
    [['--gold', gold, '--predictions', good, '--sample', '3'], '--sample and --out go together'],
    [['--predictions', good], '--gold is needed'],
    [['--gold', gold, '--format', 'csv'], '--format takes auto or one of'],
    [['--gold', gold, '--bootstrap', '0'], '--bootstrap takes a whole number above 0'],
    [['--gold', gold, '--language', 'fr'], '--language is zh or en'],
  ])('%# are refused, with the reason', (args, reason) => {
    const options = readEvaluateOptions(args);
    expect(!options.ok && options.error).toContain(reason);
  });

  it.each([
    [['--gold', gold, '--predictions', place('none')], 'none: cannot be read'],
    [['--judged', gold], 'it has no columns'],
    [
      ['--gold', gold, '--predictions', file('other.jsonl', line('1', [], '另一篇。'))],
      'no document has the text of a gold document',
    ],
    [
      ['--gold', gold, '--predictions', file('plain.dat', '没有标注的文字')],
      'name one with --predictions-format',
    ],
  ])(
    '%# end with exit code 2 and the reason',
    (args, reason) => {
      const { status, stdout, stderr } = run(...args);
      expect(stderr).toContain(reason);
      expect([status, stdout]).toEqual([2, '']);
    },
    SECONDS,
  );

  // Fault: a triple that is not in the text, of a format without offsets, is dropped in silence.
  it(
    'tells predictions and gold annotations that have no place',
    () => {
      const triple = (subject: string, predicate: string): object => ({
        ...{ subject, predicate, object: '云杉公司' },
      });
      const duie = (...list: readonly object[]): string =>
        `${JSON.stringify({ text: TEXT, spo_list: list })}\n`;
      const known = file(
        'gold.duie.json',
        duie(triple('林满', '董事长'), triple('林满', '不认识')),
      );
      const found = file(
        'found.duie.json',
        duie(triple('林满', '董事长'), triple('周渡', '董事长')),
      );
      const { status, stderr } = run('--gold', known, '--predictions', found);
      expect(stderr).toContain('gold.duie.json: 1 annotations have no place in the schema');
      expect(stderr).toContain('found.duie.json: 1 annotations are not in their text');
      expect(status).toBe(0);
    },
    SECONDS,
  );

  it(
    'measures what can be read, tells the rest with its line, and ends with 2',
    () => {
      const broken = file('broken.jsonl', `${line('1', [person, company])}{"id": \n`);
      const { status, stdout, stderr } = run('--gold', gold, '--predictions', broken);
      expect(stderr).toContain('broken.jsonl:2: ');
      expect(stdout).toContain('1 documents, 9 characters');
      expect(status).toBe(2);
    },
    SECONDS,
  );
});
