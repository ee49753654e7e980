import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/corpus/check/run';
import type { DatasetQuality, Doubt } from '../../src/corpus/quality/dataset-quality';
import type { TrialResult } from '../../src/corpus/quality/trial';

const LIMIT = 240_000;
const SURNAMES = ['罗', '谭', '许', '江', '邵', '孟', '严', '温'];
const GIVEN = ['青禾', '以宁', '知远', '若木', '听澜', '怀瑾', '书白', '望舒'];
const PLACES = ['石桥', '柳湾', '云岭', '渡口', '青塘', '梅坞', '北滩', '竹溪'];
const BAD = 5;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'judge-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => path.join(folder, name);

function dataset(...args: readonly string[]) {
  const command = ['--import', 'tsx', 'tools/dataset/dataset.ts', ...args];
  return spawnSync(process.execPath, command, { encoding: 'utf8', input: '' });
}

/** 64 sentences; the name in one of them is marked as a place. */
function line(index: number): string {
  const name = `${SURNAMES[index % 8] ?? ''}${GIVEN[index >> 3] ?? ''}`;
  const place = `${PLACES[(index * 3 + (index >> 3)) % 8] ?? ''}镇`;
  const text = `昨天下午，${name}去了${place}看望老师。`;
  const mention = (id: string, type: string, quote: string): object => {
    const start = text.indexOf(quote);
    return { id, type, start, end: start + quote.length, text: quote };
  };
  const type = index === BAD ? '地点' : '人物';
  const mentions = [mention('a', type, name), mention('b', '地点', place)];
  return JSON.stringify({ id: `s${index}`, text, mentions });
}

function write(): string {
  const lines = Array.from({ length: 64 }, (_, index) => line(index));
  writeFileSync(at('all.jsonl'), lines.join('\n'));
  return at('all.jsonl');
}

describe('check --model', { timeout: LIMIT }, () => {
  // Faults: states that stand beside their text; doubts that are not in the report; a place that is not true.
  it('puts a planted fault first, in the file of doubts and in the report', () => {
    const reports = ['--json', at('r.json'), '--html', at('r.html')];
    const files = [...reports, '--doubts', at('d.jsonl'), '--review', at('review.jsonl')];
    const run = dataset('check', '--model', 'built-in', ...files, write());
    expect(run.stderr).toContain('folds judged: 5 of 5');
    expect(run.status).toBe(0);
    const [first] = readFileSync(at('d.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as Doubt & { document: string; line: number });
    expect(first).toMatchObject({ document: `s${BAD}`, line: BAD + 1, kind: 'other-label' });
    expect(first).toMatchObject({ type: '地点', instead: { type: '人物', text: '孟青禾' } });
    const report = JSON.parse(readFileSync(at('r.json'), 'utf8')) as CheckReport & {
      readonly model: DatasetQuality;
    };
    expect(report.model.mentions).toBe(128);
    const check = report.checks.find(({ code }) => code === 'model-doubts');
    expect(check?.examples[0]?.document).toBe(`s${BAD}`);
    const [worst] = readFileSync(at('review.jsonl'), 'utf8')
      .split('\n')
      .map((text) => JSON.parse(text || '{}') as { id: string; document: object });
    expect(worst?.id).toBe(`s${BAD}`);
    expect(worst?.document).toMatchObject({ predictions: { model: 'cross-fold' } });
    expect(report.quality.worst.map(({ document }) => document)).toContain(`s${BAD}`);
    expect(readFileSync(at('r.html'), 'utf8')).toContain('孟青禾: 地点 → 孟青禾: 人物');
  });

  it.each([
    [['--folds', '3'], '--folds goes with --model'],
    [['--doubts', 'd.jsonl'], '--doubts goes with --model'],
    [['--model', 'built-in', '--folds', '1'], '--folds takes a whole number from 2'],
    [['--model', 'no-such-folder'], 'cannot open the model'],
  ])('refuses %j', (args, reason) => {
    const run = dataset('check', ...args, 'tools/dataset/example/people.jsonl');
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining(reason)]);
  });
});

describe('plant', { timeout: LIMIT }, () => {
  it('plants as many faults of each kind and says how many are found', () => {
    const run = dataset('plant', '--share', '0.1', '--json', write());
    const [result] = JSON.parse(run.stdout) as readonly TrialResult[];
    expect(result?.kinds.map(({ planted }) => planted)).toEqual([5, 4, 4]);
    expect(result?.looked.suspects).toBe(12);
    expect(dataset('plant', '--share', '2', at('all.jsonl')).status).toBe(2);
  });
});
