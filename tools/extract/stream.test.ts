import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { linesOf } from '../byte-lines';
import { runExtract } from './server.fixture';
import { sourceOfLine } from './stream';

const DOCUMENTS = [
  { id: 'a', text: '周小满在杭州的茶厂工作。' },
  { id: 7, text: '汤若溪在宁波。\r\n她是工程师。' },
  { id: 'c', text: '' },
  { id: 'd', text: '😀周小满住在绍兴。\u2028\ud800汤若溪住在宁波。' },
];
/** Milliseconds for a model to open on a machine that is busy. */
const SLOW = 120_000;

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

interface Talk {
  /** Undefined where it ended. */
  readonly say: (bytes: string | Buffer) => Promise<string | undefined>;
  /** Standard input ends; its exit code and signal. */
  readonly end: () => Promise<unknown>;
  /** A signal, with standard input open. */
  readonly stop: () => Promise<unknown>;
}

function talk(...args: readonly string[]): Talk {
  const command = ['--import', 'tsx', 'tools/extract/extract.ts', '--stream', ...args];
  const started = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'ignore'] });
  child = started;
  const ended = once(started, 'exit');
  const lines = linesOf(started.stdout as AsyncIterable<Buffer>, Infinity);
  return {
    say: async (bytes) => {
      started.stdin.write(bytes);
      const { value } = (await lines.next()) as { value?: { bytes?: Buffer } };
      return value?.bytes?.toString('utf8');
    },
    end: async () => {
      started.stdin.end();
      return (await ended) as unknown;
    },
    stop: async () => {
      started.kill('SIGTERM');
      return (await ended) as unknown;
    },
  };
}

describe('extract --stream', () => {
  // Catches: input that is read to its end first, an answer that waits in a buffer, a line that differs.
  it(
    'prints the line of each document, as for a file, before the next is given',
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'stream-'));
      const file = path.join(folder, 'in.jsonl');
      const lines = DOCUMENTS.map((document) => `${JSON.stringify(document)}\n`);
      writeFileSync(file, lines.join(''));
      const { printed } = await runExtract(['--preset', 'ner-general', file]);
      rmSync(folder, { recursive: true });
      expect(printed[0]).toContain('周小满');

      const { say, end } = talk('--preset', 'ner-general');
      const answers: (string | undefined)[] = [];
      for (const line of lines) answers.push(await say(line));
      expect(answers).toEqual(printed);
      expect(await end()).toEqual([0, null]);
    },
    SLOW,
  );

  it(
    'goes on after a line that it cannot read, and ends with 1',
    async () => {
      const { say, end } = talk('--preset', 'ner-general');
      expect(await say('\n{"id": "cut\n')).toContain('"line:2"');
      expect(await say(Buffer.from([0x7b, 0xff, 0x0a]))).toContain('expected UTF-8');
      expect(await say('{"text": "周小满"}\n')).toContain('"id":"line:4"');
      expect(await end()).toEqual([1, null]);
    },
    SLOW,
  );

  it(
    'ends at a signal, with its input still open',
    async () => {
      const { say, stop } = talk('--preset', 'ner-general');
      expect(await say('{"id": "a", "text": "周小满"}\n')).toContain('"id":"a"');
      expect(await stop()).toEqual([1, null]);
    },
    SLOW,
  );
});

describe('sourceOfLine', () => {
  it('knows blank lines', () => {
    expect(sourceOfLine({ number: 1, bytes: Buffer.from(' \r') })).toBeUndefined();
  });
});
