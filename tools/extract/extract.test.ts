import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInShard, listFiles, readSources } from './source';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'extract-'));
  mkdirSync(path.join(folder, 'texts', 'deep'), { recursive: true });
  writeFileSync(path.join(folder, 'texts', 'a.txt'), '周小满在杭州的茶厂工作。');
  writeFileSync(path.join(folder, 'texts', 'deep', 'b.md'), '汤若溪在宁波。\r\n她是工程师。');
  writeFileSync(path.join(folder, 'texts', 'picture.png'), 'no text');
  const lines = Array.from({ length: 6 }, (_, n) =>
    JSON.stringify({ id: `line-${n}`, text: `第${n}天，周小满去了第${n}个城市，那里是宁波。` }),
  );
  writeFileSync(path.join(folder, 'lines.jsonl'), `${lines.join('\n')}\n{"id": "cut\n`);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const inFolder = (name: string): string => path.join(folder, name);

function extract(...args: readonly string[]) {
  const command = ['--import', 'tsx', 'tools/extract/extract.ts', '--preset', 'ner-general'];
  return spawnSync(process.execPath, [...command, ...args], { encoding: 'utf8' });
}

const sorted = (content: string): string[] => content.trim().split('\n').sort();
const idsOf = (content: string): string[] =>
  sorted(content).map((line) => (JSON.parse(line) as { id: string }).id);

describe('documents', () => {
  it('come from files, folders and lines, each with its id', () => {
    const files = listFiles([inFolder('texts'), inFolder('lines.jsonl')]);
    const ids = [...readSources(files, undefined)].map(({ id }) => id.replace(folder, ''));
    expect(ids).toEqual([
      '/texts/a.txt',
      '/texts/deep/b.md',
      ...Array.from({ length: 6 }, (_, n) => `line-${n}`),
      '/lines.jsonl:7',
    ]);
  });

  it('that cannot be read say why and where', () => {
    const sources = [...readSources([inFolder('lines.jsonl'), inFolder('gone.txt')], undefined)];
    expect(sources.flatMap((source) => ('error' in source ? [source.error.code] : []))).toEqual([
      'broken-line',
      'unreadable',
    ]);
  });

  // Catches: a document in two parts of a corpus, or in none.
  it('stand in one part each', () => {
    for (let n = 0; n < 200; n += 1) {
      const parts = [1, 2, 3, 4].filter((index) => isInShard(`id ${n}`, { index, of: 4 }));
      expect(parts).toHaveLength(1);
    }
  });
});

describe('extract', () => {
  it('writes the same lines with one process and with three, and says which failed', () => {
    const inputs = [inFolder('texts'), inFolder('lines.jsonl')];
    const one = extract('-o', inFolder('one.jsonl'), ...inputs);
    const three = extract('-o', inFolder('three.jsonl'), '--workers', '3', ...inputs);
    expect([one.status, three.status]).toEqual([1, 1]);
    expect(one.stderr).toContain('9 documents read, 1 failed');
    const lines = sorted(readFileSync(inFolder('one.jsonl'), 'utf8'));
    expect(lines).toHaveLength(9);
    expect(sorted(readFileSync(inFolder('three.jsonl'), 'utf8'))).toEqual(lines);
    for (const line of lines) {
      const { text = '', mentions = [] } = JSON.parse(line) as {
        text?: string;
        mentions?: { start: number; end: number; text: string }[];
      };
      for (const found of mentions) expect(text.slice(found.start, found.end)).toBe(found.text);
    }
  }, 120_000);

  // Catches: documents read twice, or lost, after a run that was killed in the middle of a line.
  it('goes on with a file that was cut off', () => {
    const output = inFolder('again.jsonl');
    extract('-o', output, inFolder('lines.jsonl'));
    const whole = readFileSync(output, 'utf8');
    const cut = whole.split('\n').slice(0, 3).join('\n');
    writeFileSync(output, cut);
    appendFileSync(output, '\n{"id": "line-4", "text": "第');
    const again = extract('-o', output, inFolder('lines.jsonl'));
    expect(again.stderr).toContain('3 were there');
    expect(sorted(readFileSync(output, 'utf8'))).toEqual(sorted(whole));
  }, 120_000);

  it('shares documents out between machines', () => {
    const parts = ['1/2', '2/2'].map((shard) => extract('--shard', shard, inFolder('lines.jsonl')));
    const ids = parts.flatMap(({ stdout }) => idsOf(stdout)).sort();
    expect(ids).toEqual(idsOf(extract(inFolder('lines.jsonl')).stdout));
    expect(parts.every(({ stdout }) => stdout !== '')).toBe(true);
  }, 120_000);
});
