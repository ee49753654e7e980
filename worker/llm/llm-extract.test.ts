import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../src/core/extraction';
import { EMPTY_SCHEMA } from '../../src/core/schema';
import type { ChatEngine } from './chat-engine';
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
import { extractChunk } from './llm-extract';
import { SCHEMA } from './question.fixture';
import { ScriptedChatEngine } from './scripted-chat-engine.fixture';
import { fakeTable } from './tokenizer-file.fixture';
import { towards } from './write-logits.fixture';

describe('extractChunk', () => {
  it('finds every occurrence of what the model names, with a score in (0, 1]', async () => {
    const found = await extract(engineFor(WANTED), taskOf(animals));
    expect(said(found)).toEqual([
      ...['动物 5 栗鼠', '动物 8 松鸦', '地点 17 松果镇', '动物 21 栗鼠'],
    ]);
    expect(found.issues).toEqual([]);
    expect(found.mentions.every(({ score = 0 }) => score > 0 && score <= 1)).toBe(true);
  });

  it('finds relations and events with their arguments, as likely as their weaker end', async () => {
    const schema = { ...EMPTY_SCHEMA, relations: SCHEMA.relations.slice(0, 1) };
    const home = await extract(engineFor('#住地\n-栗鼠\n>松果镇\n'), taskOf(schema));
    expect(home.issues).toEqual([]);
    expect(home.relations).toHaveLength(1);
    const [relation] = home.relations;
    const ends = home.mentions.map(({ score = 0 }) => score);
    expect(relation?.score).toBe(Math.min(...ends));
    const moves = { ...EMPTY_SCHEMA, events: SCHEMA.events };
    const answer = '#搬家\n-搬到\n>时间：去年秋天\n>搬家者：松鸦\n#聚会\n-和\n';
    const moved = await extract(engineFor(answer), taskOf(moves));
    expect(moved.issues).toEqual([]);
    const told = moved.events.map(({ type, arguments: parts }) => [type, parts.map((p) => p.role)]);
    expect(told).toEqual([
      ['聚会', []],
      ['搬家', ['时间', '搬家者']],
    ]);
    expect(moved.events.every(({ score = 0 }) => score > 0)).toBe(true);
    expect(moved.events[1]?.arguments.every(({ score = 0 }) => score > 0)).toBe(true);
  });

  it('tells what it has at the end of each line, offsets in the chunk', async () => {
    const chunk = `${'松果落下。'.repeat(40)}${text}`;
    const partial: string[][] = [];
    const found = await extract(engineFor(WANTED), taskOf(animals, chunk), (finds) => {
      partial.push(said(finds));
    });
    expect(partial.at(0)).toEqual([]);
    expect(partial.map((mentions) => mentions.length)).toEqual([0, 2, 3, 3, 4]);
    expect(partial.at(-1)).toEqual(said(found));
    for (const { start, end, text: words } of found.mentions) {
      expect(chunk.slice(start, end)).toBe(words);
      expect(start).toBeGreaterThanOrEqual(200);
    }
  });

  it('asks in batches and joins the answers, each seen as soon as it is there', async () => {
    const names = ['动物', '地点', 'food', '时间', '去处', '聚会', '搬家'];
    const schema = { ...EMPTY_SCHEMA, entities: names.map((name) => ({ name })) };
    const engine = engineFor('#动物\n-栗鼠\n');
    const partial: number[] = [];
    const found = await extract(engine, taskOf(schema), ({ mentions }) => {
      partial.push(mentions.length);
    });
    expect(engine.requests).toHaveLength(2);
    expect(said(found)).toContain('动物 5 栗鼠');
    expect(partial.every((count, index) => index === 0 || count >= 1)).toBe(true);
  });

  it('finds nothing, at no fault, where the model writes nothing', async () => {
    const found = await extract(engineFor(''), taskOf(animals));
    expect(found).toEqual({ mentions: [], relations: [], events: [], issues: [] });
  });

  it('is not disturbed by the empty think block that web-llm streams', async () => {
    const found = await extract(engineFor(WANTED, { thinkBlock: true }), taskOf(animals));
    expect(said(found)).toHaveLength(4);
    expect(found.issues).toEqual([]);
  });

  it('does not let the model name what the text does not have, nor a type of its own', async () => {
    const found = await extract(engineFor('#植物\n-大橡树\n#动物\n-狐狸\n'), taskOf(animals));
    for (const { type, text: words } of found.mentions) {
      expect(['动物', '地点']).toContain(type);
      expect(text).toContain(words);
    }
    expect(found.issues.every(({ code }) => code === 'cut')).toBe(true);
  });
});

describe('extractChunk where an answer has no room', () => {
  it('says that it was cut, in the middle of a line or at its end, and keeps the lines before', async () => {
    const engine = engineFor(WANTED);
    for (let most = 1; most <= 40; most += 1) {
      const short: ChatEngine = {
        tokens,
        contextTokens: 4096,
        chat: (request, processor) => engine.chat({ ...request, maxTokens: most }, processor),
        interrupt: () => undefined,
        unload: () => Promise.resolve(),
      };
      const found = await extract(short, taskOf(animals));
      const complete = said(found).length === 4 && found.issues.length === 0;
      expect(found.issues.map(({ code }) => code)).toEqual(complete ? [] : ['cut']);
    }
  });

  it('asks about fewer labels at a time where the prompt does not fit', async () => {
    const entities = ['动物', '地点', 'food', '时间'].map((name) => {
      return { name, description: '松果镇'.repeat(40) };
    });
    const engine = engineFor('#动物\n-栗鼠\n', { contextTokens: 900 });
    const found = await extract(engine, taskOf({ ...EMPTY_SCHEMA, entities }));
    expect(engine.requests.length).toBeGreaterThan(1);
    expect(said(found)).toContain('动物 5 栗鼠');
    expect(found.issues.filter(({ detail }) => detail.includes('context-overflow'))).toEqual([]);
    for (const { maxTokens } of engine.requests) expect(maxTokens).toBeLessThan(900);
  });

  it('notes a label that does not fit even alone, and goes on with the others', async () => {
    const entities = [{ name: '动物' }, { name: '地点', description: '松果镇'.repeat(400) }];
    const engine = engineFor('#动物\n-栗鼠\n', { contextTokens: 700 });
    const found = await extract(engine, taskOf({ ...EMPTY_SCHEMA, entities }));
    expect(said(found)).toContain('动物 5 栗鼠');
    expect(found.issues).toEqual([
      {
        code: 'failed',
        detail: expect.stringMatching(/^context-overflow: 地点/) as string,
        start: 0,
        end: text.length,
      },
    ]);
  });

  it('takes the engine at its word where it counts more tokens than we did', async () => {
    const error = new Error('Prompt tokens exceed context window size: number of prompt tokens: 9');
    const engine = engineFor('', { fails: { after: 0, error } });
    const found = await extract(engine, taskOf(animals));
    expect(engine.requests).toHaveLength(3);
    expect(found.issues.map(({ detail }) => detail.slice(0, 16))).toEqual([
      ...['context-overflow', 'context-overflow'],
    ]);
  });
});

describe('extractChunk where the engine fails or is cancelled', () => {
  it.each([
    ['device-lost', new DOMException("Failed to execute 'mapAsync': Device is lost", 'AbortError')],
    ['out-of-memory', new RangeError('Array buffer allocation failed')],
    ['crashed', 'odd'],
  ])('is %s when that is what ends the answer in its middle', async (code, error) => {
    const engine = engineFor(WANTED, { fails: { after: 6, error } });
    const partial: Extraction[] = [];
    const onPartial = (finds: Extraction): void => void partial.push(finds);
    const result = await extractChunk(engine, taskOf(animals), onPartial, () => false);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(partial.length).toBeGreaterThan(0);
  });

  it('writes not one token more once it is cancelled, also while a token is being made', async () => {
    let cancelled = false;
    let waiting = 0;
    const beforeToken = (): Promise<void> => {
      waiting += 1;
      if (waiting === 5) cancelled = true;
      return Promise.resolve();
    };
    const engine = engineFor(WANTED, { beforeToken });
    const result = await extractChunk(
      engine,
      taskOf(animals),
      () => undefined,
      () => cancelled,
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(engine.sampled).toBe(5);
  });

  it('ends within a token of being cancelled in the middle of a character, which the stream holds back', async () => {
    let cancelled = false;
    let waiting = 0;
    const beforeToken = (): Promise<void> => {
      waiting += 1;
      if (waiting === 3) cancelled = true;
      return Promise.resolve();
    };
    const bytes = fakeTable([]);
    const write = towards(WANTED, bytes);
    const engine = new ScriptedChatEngine({ tokens: bytes, write, beforeToken });
    const ignored = (): void => undefined;
    const result = await extractChunk(engine, taskOf(animals), ignored, () => cancelled);
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(engine.sampled).toBe(3);
  });

  it('knows of an answer that it was cut though the engine then clears its conversation', async () => {
    const engine = engineFor(WANTED);
    for (let most = 1; most <= 16; most += 1) {
      const tidy: ChatEngine = {
        tokens,
        contextTokens: 4096,
        chat: async function* (request, processor) {
          yield* engine.chat({ ...request, maxTokens: most }, processor);
          processor.resetState();
        },
        interrupt: () => undefined,
        unload: () => Promise.resolve(),
      };
      const found = await extract(tidy, taskOf(animals));
      expect(found.issues.map(({ code }) => code)).toEqual(['cut']);
    }
  });

  it('asks nothing at all when it is cancelled before', async () => {
    const engine = engineFor(WANTED);
    const result = await extractChunk(
      engine,
      taskOf(animals),
      () => undefined,
      () => true,
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(engine.requests).toEqual([]);
  });

  it('can be asked again after a cancelled answer', async () => {
    let cancelled = false;
    const engine = engineFor(WANTED);
    const cancel = (): void => {
      cancelled = true;
    };
    await extractChunk(engine, taskOf(animals), cancel, () => cancelled);
    expect(said(await extract(engine, taskOf(animals)))).toHaveLength(4);
  });
});
