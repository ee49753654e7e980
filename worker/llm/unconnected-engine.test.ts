import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/core/extraction';
import {
  animals,
  engineFor,
  extract,
  taskOf,
  said,
  text,
  tokens,
  WANTED,
} from './extract-job.fixture';
import { SCHEMA } from './question.fixture';
import type { Script } from './scripted-chat-engine.fixture';
import { atRandom, towards } from './write-logits.fixture';

describe('extractChunk of an engine whose constraint is not connected', () => {
  const free = (answer: string, script: Partial<Script> = {}): Promise<Extraction> =>
    extract(engineFor(answer, { ...script, ignoresProcessor: true }), taskOf(animals));

  it('reads the stream, without scores', async () => {
    const found = await free(WANTED, { thinkBlock: true });
    expect(said(found)).toHaveLength(4);
    expect(found.mentions.every(({ score }) => score === undefined)).toBe(true);
    expect(found.issues).toEqual([]);
  });

  it('lists what is not in the text and types that are none, and keeps what is true', async () => {
    const found = await free('#动物\n-狐狸\n-栗鼠\n#植物\n-橡树\n你好\n');
    expect(said(found)).toEqual(['动物 5 栗鼠', '动物 21 栗鼠']);
    expect(found.issues.map(({ code }) => code)).toContain('ungrounded');
    expect(found.issues.map(({ code }) => code)).toContain('failed');
  });

  it('reads past what the model thinks aloud', async () => {
    const found = await free('<think>\n-松鸦？\n</think>\n#动物\n-栗鼠\n');
    expect(said(found)).toEqual(['动物 5 栗鼠', '动物 21 栗鼠']);
    expect(found.issues).toEqual([]);
  });

  it('is no mention and one issue where the answer ends in half a character', async () => {
    const half = '#动物\n-栗鼠\n-松';
    const wanted = new TextEncoder().encode(half).slice(0, -1);
    const write: Script['write'] = (written, logits) => {
      const next = wanted[written.length];
      const single = tokens.bytes.findIndex((bytes) => bytes?.length === 1 && bytes[0] === next);
      logits[next === undefined ? (tokens.stop[0] ?? 0) : single] = 1;
    };
    const found = await extract(engineFor('', { write, ignoresProcessor: true }), taskOf(animals));
    expect(said(found)).toEqual(['动物 5 栗鼠', '动物 21 栗鼠']);
    expect(found.issues.map(({ code }) => code)).toEqual(['cut']);
  });

  it.each(['\n', ' ', '\t\n '])(
    'ends by its limit on endless %j, and finds nothing',
    async (blank) => {
      const wanted = towards(blank.repeat(2000), tokens);
      const found = await extract(
        engineFor('', { write: wanted, ignoresProcessor: true }),
        taskOf(animals),
      );
      expect(found).toEqual({ mentions: [], relations: [], events: [], issues: [] });
    },
  );

  it('never invents a mention from random writing', async () => {
    for (let seed = 0; seed < 8; seed += 1) {
      const engine = engineFor('', {
        write: atRandom(seed, tokens),
        contextTokens: 800,
        ignoresProcessor: true,
      });
      const found = await extract(engine, taskOf(SCHEMA));
      for (const { start, end, text: words } of found.mentions) {
        expect(text.slice(start, end)).toBe(words);
      }
    }
  });
});
