// The page's workshop and the verbs of the command line make the same files of the same input.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAFE_REPAIRS } from '../../src/corpus/clean/safe-repairs';
import { INSTRUCT_OPTIONS } from '../../src/corpus/instruct/options';
import { parseTemplates, templatesText } from '../../src/corpus/instruct/template-file';
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

  // Faults: templates of a person that the page reads differently; a preview that shows what is not made.
  it('makes the same records of a template file and a seed, and shows beforehand what they are', async () => {
    const [first, ...others] = INSTRUCT_OPTIONS.templates;
    if (first === undefined) throw new Error('there are no templates');
    const edited = {
      ...first,
      instruction: '列出实体。',
      layout: '{text}\n\n{schema}\n{instruction}',
    };
    const file = templatesText([edited, ...others]);
    writeFileSync(path.join(folder, 'own.json'), file);
    const inputs = given.map(({ place }) => place);
    dataset('unify', '-o', 'seeded.jsonl', ...inputs);
    dataset(
      ...['instruct', '--templates', 'own.json', '--seed', '7', '--form', 'chatml'],
      ...['--hard', '1', '-o', 'seeded', 'seeded.jsonl'],
    );
    const templates = parseTemplates(file);
    if (!templates.ok) throw new Error(templates.error.reason);
    const workshop = new Workshop();
    await workshop.unify(given, { labels: NO_LABELS, broader: false });
    const options = { ...INSTRUCT_OPTIONS, seed: '7', hard: 1, form: 'chatml' } as const;
    workshop.instruct({ ...options, templates: templates.value });
    const records = workshop.files('x', 'zh').get('instructions/all.jsonl') ?? '';
    expect(records).toContain('列出实体。');
    expect(records).toBe(readFileSync(path.join(folder, 'seeded/seeded.jsonl'), 'utf8'));

    const shown = workshop.preview({ ...options, template: edited, most: 3 });
    expect(shown.length).toBe(3);
    workshop.instruct({ ...options, tasks: ['NER'], language: 'zh', templates: [edited] });
    const made = (workshop.files('x', 'zh').get('instructions/all.jsonl') ?? '')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly id: string; readonly messages: object });
    for (const { id, prompt, answer } of shown) {
      expect(made.find((record) => record.id === id)?.messages).toEqual([
        { role: 'user', content: prompt },
        { role: 'assistant', content: answer },
      ]);
      expect(answer).toMatch(/\["/u);
    }
  });

  // Fault: a preview of documents that are no longer there.
  it('shows a preview of what is there now', async () => {
    const [template] = INSTRUCT_OPTIONS.templates;
    if (template === undefined) throw new Error('there are no templates');
    const line = (text: string): string =>
      `${JSON.stringify({ text, label: { name: { [text.slice(0, 3)]: [[0, 2]] } } })}\n`;
    const file = (content: string): WorkshopFile => ({
      ...{ place: 'c.jsonl', path: 'c.jsonl' },
      open: () => Promise.resolve({ ok: true, value: { path: 'c.jsonl', content } }),
    });
    const workshop = new Workshop();
    const options = { ...INSTRUCT_OPTIONS, template, most: 3 };
    expect(workshop.preview(options)).toEqual([]);
    for (const text of ['邵文澜在青杉印厂。', '纪云桥回来了。']) {
      await workshop.unify([file(line(text))], { labels: NO_LABELS, broader: false });
      const [shown] = workshop.preview(options);
      expect(shown?.prompt).toContain(text);
      expect(shown?.answer).toContain(text.slice(0, 3));
    }
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
