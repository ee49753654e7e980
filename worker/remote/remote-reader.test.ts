/** The extractor over a scripted server: windows of a text, a cancel, and what fails. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ChunkExtraction } from '../../src/engine/contract/extractor';
import type { ServerChoice } from '../../src/engine/contract/remote';
import { findsInText, readingOf } from '../../src/engine/contract/reading';
import { Extractor } from '../extractor';
import { SCHEMA } from '../llm/question.fixture';
import { RemoteExtractor } from './remote-extractor';
import { nameOfServer, openRemoteReader, RemoteReader } from './remote-reader';
import {
  chunk,
  send,
  startScripted,
  stream,
  type ScriptedServer,
  type Step,
} from './scripted-server.fixture';

let server: ScriptedServer | undefined;
afterEach(() => {
  server?.close();
});

const ENTITIES = { ...SCHEMA, relations: [], events: [] };
/** Several windows, with blanks and line breaks that the reading leaves out. */
const TEXT = '松果镇的栗鼠 搬了家，\n新家在河边，栗鼠很满意。'.repeat(60);

const choiceOf = (base: string): ServerChoice => ({
  base,
  key: '',
  model: 'm',
  kind: 'plain',
  form: 'lines',
});

async function opened(base: string): Promise<Extractor> {
  const extractor = new Extractor(openRemoteReader);
  const ref = { kind: 'remote', id: 'm', server: choiceOf(base) } as const;
  const loaded = await extractor.load(ref, () => undefined);
  expect(loaded).toMatchObject({ ok: true, value: { id: 'm', home: 'server', kind: 'llm' } });
  return extractor;
}

describe('the extractor over a server', () => {
  it('reads every window, with offsets that are true in the text', async () => {
    server = await startScripted(stream(chunk('#动物\n-栗鼠\n', 'stop')));
    const extractor = await opened(server.base);
    expect(server.asked).toEqual([]);
    const chunks: ChunkExtraction[] = [];
    const job = { id: '1', task: { text: TEXT, schema: ENTITIES } };
    const outcome = await extractor.extract(job, (one) => chunks.push(one));
    const whole = chunks.filter(({ partial }) => partial !== true);
    expect(outcome).toMatchObject({ ok: true, value: { chunks: whole.length } });
    expect(whole.length).toBeGreaterThan(2);
    const reading = readingOf(TEXT);
    for (const { start, end, extraction } of whole) {
      const { mentions } = findsInText(reading, { start, end }, extraction).extraction;
      expect(mentions.length).toBeGreaterThan(0);
      for (const mention of mentions) {
        expect(TEXT.slice(mention.start, mention.end)).toBe(mention.text);
      }
    }
  });

  it('ends its requests within a second of a cancel', async () => {
    let gone = 0;
    server = await startScripted((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(chunk('#动物\n'));
      response.on('close', () => (gone += 1));
    });
    const { asked } = server;
    const extractor = await opened(server.base);
    const job = { id: '1', task: { text: TEXT, schema: ENTITIES } };
    const running = extractor.extract(job, () => undefined);
    await expect.poll(() => asked.length).toBe(4);
    await extractor.cancel('1');
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await expect.poll(() => gone, { timeout: 1000 }).toBe(4);
  });

  it('says what of the server failed', async () => {
    server = await startScripted(send(401, '{}'));
    const extractor = await opened(server.base);
    const job = { id: '1', task: { text: TEXT, schema: ENTITIES } };
    expect(await extractor.extract(job, () => undefined)).toMatchObject({
      ok: false,
      error: { code: 'remote', remote: 'unauthorised' },
    });
  });

  it('shows the windows that were read before one failed', async () => {
    const good = stream(chunk('#动物\n-栗鼠\n', 'stop'));
    const late: Step = (...asked) => {
      setTimeout(send(400, '{}'), 200, ...asked);
    };
    server = await startScripted(good, good, late);
    const parts: number[] = [];
    const reader = new RemoteReader(choiceOf(server.base));
    const job = {
      schema: ENTITIES,
      length: 9,
      isCancelled: () => false,
      onPartial: (window: number) => parts.push(window),
    };
    const read = await reader.read(['栗鼠一', '栗鼠二', '栗鼠三'], job);
    expect(read).toMatchObject({ ok: false, error: { remote: 'refused' } });
    expect(parts).toHaveLength(2);
  });

  it('opens nothing without a server', async () => {
    expect(await openRemoteReader({ kind: 'built-in', id: 'm' })).toMatchObject({ ok: false });
  });
});

describe('what is asked before a server is chosen', () => {
  it('is its list of models, with the key', async () => {
    const data = [{ id: 'm', owned_by: 'vllm' }];
    server = await startScripted(send(200, JSON.stringify({ data })));
    const extractor = new RemoteExtractor();
    expect(await extractor.models({ base: server.base, key: 'a-key' })).toEqual({
      ok: true,
      value: { ids: ['m'], kind: 'vllm' },
    });
    expect(server.asked.map(({ path, key }) => [path, key])).toEqual([
      ['/v1/models', 'Bearer a-key'],
    ]);
  });

  it('is whether anybody is there, without the key', async () => {
    server = await startScripted(send(401, ''));
    const extractor = new RemoteExtractor();
    expect(await extractor.answers(server.base)).toBe(true);
    expect(server.asked[0]?.key).toBeUndefined();
    const { base } = server;
    server.close();
    expect(await extractor.answers(base)).toBe(false);
  });
});

it('names a server in what is kept without its address', () => {
  const one = nameOfServer(choiceOf('http://secret.example/v1'));
  expect(one).not.toContain('secret');
  expect(one).not.toBe(nameOfServer(choiceOf('http://other.example/v1')));
  expect(one).toBe(nameOfServer({ ...choiceOf('http://secret.example/v1'), key: 'k' }));
});
