import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const DOCUMENTS = 60;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'extract-stop-'));
  const lines = Array.from({ length: DOCUMENTS }, (_, n) => {
    const text = `第${n}天，周小满去了宁波，又去了第${n}个茶厂。`.repeat(20);
    return `${JSON.stringify({ id: `line-${n}`, text })}\n`;
  });
  writeFileSync(path.join(folder, 'lines.jsonl'), lines.join(''));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const linesOf = (file: string): string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];

/** `interrupt`: as Ctrl-C in a terminal, to every process of the run, once the first document is read. */
async function extract(output: string, workers: number, interrupt: boolean) {
  const command = ['--import', 'tsx', 'tools/extract/extract.ts', '--preset', 'ner-general'];
  const rest = ['--workers', String(workers), '-o', output, path.join(folder, 'lines.jsonl')];
  const child = spawn(process.execPath, [...command, ...rest], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  while (interrupt && linesOf(output).length === 0 && child.exitCode === null) await wait(10);
  if (interrupt && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  const [code] = await ended;
  return { code, said };
}

// Catches: a signal that is heard only when all is read, and readers that end in the middle of a document.
describe.each([1, 2])('a run of %d process(es) that is interrupted', (workers) => {
  it('ends after what it reads, says so, and is gone on with', async () => {
    const output = path.join(folder, `${workers}.jsonl`);
    const { code, said } = await extract(output, workers, true);
    expect([code, said]).toEqual([1, expect.stringContaining('stopped')]);
    const lines = linesOf(output);
    expect(lines.length).toBeLessThan(DOCUMENTS);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('mentions');
    const again = await extract(output, workers, false);
    expect(again.code).toBe(0);
    const ids = linesOf(output).map((line) => (JSON.parse(line) as { id: string }).id);
    expect(new Set(ids).size).toBe(DOCUMENTS);
  }, 120_000);
});
