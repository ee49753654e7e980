/** The client against a scripted server over real HTTP: each fault has its code. */
import { afterEach, describe, expect, it } from 'vitest';
import { err, ok } from '../../src/core/result';
import { RemoteClient, type ClientOptions } from './client';
import type { ChatBody } from './request';
import {
  chunk,
  send,
  startScripted,
  stream,
  whole,
  type ScriptedServer,
  type Step,
} from './scripted-server.fixture';

let server: ScriptedServer | undefined;
let waits: number[] = [];

afterEach(() => {
  server?.close();
  waits = [];
});

const BODY: ChatBody = {
  model: 'm',
  messages: [{ role: 'user', content: '栗鼠' }],
  maxTokens: 8,
  stream: false,
};
const STREAMED: ChatBody = { ...BODY, stream: true };
const LIMITS = { firstByteMs: 200, idleMs: 200, wholeMs: 600, maxBytes: 2000 };

async function clientOf(
  steps: readonly Step[],
  options: Partial<ClientOptions> = {},
): Promise<RemoteClient> {
  server = await startScripted(...steps);
  const wait = (ms: number): Promise<void> => {
    waits.push(ms);
    return Promise.resolve();
  };
  return new RemoteClient({ base: server.base, limits: LIMITS, wait, retries: 2, ...options });
}

/** Writes a piece again and again, without an end. */
const endless =
  (piece: string, everyMs: number): Step =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(piece);
    const timer = setInterval(() => response.write(piece), everyMs);
    response.on('close', () => {
      clearInterval(timer);
    });
  };

const silent: Step = () => undefined;
const stalls: Step = (response) => {
  response.writeHead(200).write(chunk('甲'));
};
const breaksOff: Step = (response) => {
  response.writeHead(200).write(chunk('甲'), () => response.destroy());
};

describe('a server that works', () => {
  it('lists its models', async () => {
    const list = { object: 'list', data: [{ id: 'm', object: 'model', owned_by: 'vllm' }] };
    const client = await clientOf([send(200, JSON.stringify(list))]);
    expect(await client.models()).toEqual(ok([{ id: 'm', owner: 'vllm' }]));
    expect(server?.asked[0]?.path).toBe('/v1/models');
  });

  it('answers whole, and gets the key', async () => {
    const client = await clientOf([whole('甲')], { key: 'word' });
    expect(await client.chat(BODY)).toEqual(ok({ text: '甲', finish: 'stop' }));
    expect(server?.asked[0]?.key).toBe('Bearer word');
  });

  it('answers piece by piece', async () => {
    const client = await clientOf([stream(`${chunk('甲')}${chunk('乙', 'stop')}data: [DONE]\n\n`)]);
    const pieces: string[] = [];
    const answer = await client.chat(STREAMED, (piece) => pieces.push(piece));
    expect(answer).toEqual(ok({ text: '甲乙', finish: 'stop' }));
    expect(pieces).toEqual(['甲', '乙']);
  });
});

describe('a server that fails', () => {
  it.each<[string, Step, ChatBody, string]>([
    ['401', send(401, '{}'), BODY, 'unauthorised'],
    ['404', send(404, '{}'), BODY, 'not-found'],
    ['400', send(400, '{}'), BODY, 'refused'],
    ['500', send(500, '{}'), BODY, 'server-error'],
    ['429', send(429, '{}'), BODY, 'too-many-requests'],
    ['half of JSON', send(200, '{"choices":[{'), BODY, 'not-json'],
    ['HTML', send(200, '<html>hello</html>'), BODY, 'not-json'],
    ['no content', send(200, '{"choices":[]}'), BODY, 'not-an-answer'],
    ['an error', send(200, '{"error":{"message":"no"}}'), BODY, 'not-an-answer'],
    ['redirect', send(307, '', { location: 'http://127.0.0.1:9/' }), BODY, 'redirect'],
    ['slow first byte', silent, BODY, 'slow-first-byte'],
    ['stall', stalls, STREAMED, 'idle'],
    ['HTML instead of a stream', send(200, '<html>hello</html>'), STREAMED, 'not-json'],
    ['break', breaksOff, STREAMED, 'not-an-answer'],
    ['stream without end', stream(chunk('甲')), STREAMED, 'not-an-answer'],
    ['endless and slow', endless(': ping\n\n', 50), STREAMED, 'too-long'],
    ['endless and fast', endless(chunk('甲'), 1), STREAMED, 'too-large'],
  ])('%s', async (_, step, body, code) => {
    const client = await clientOf([step]);
    expect(await client.chat(body)).toMatchObject({ ok: false, error: { code } });
  });

  it('is asked again after 500, later each time', async () => {
    const client = await clientOf([send(500, ''), send(503, ''), whole('甲')]);
    expect(await client.chat(BODY)).toMatchObject({ ok: true });
    expect(waits).toEqual([500, 1000]);
  });

  it('is asked again when it says', async () => {
    const client = await clientOf([send(429, '', { 'retry-after': '7' }), whole('甲')]);
    expect(await client.chat(BODY)).toMatchObject({ ok: true });
    expect(waits).toEqual([7000]);
  });

  it('never gets a key of two lines, and no failure shows the key', async () => {
    const client = await clientOf([whole('甲')], { key: 'secret\nx: y' });
    const answer = await client.chat(BODY);
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-key' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(server?.asked).toEqual([]);
  });

  it.each([
    ['{"error":{"message":"too long"}}', 'status 400: too long'],
    ['{"object":"error","message":"too long"}', 'status 400: too long'],
    ['{"error":"too long"}', 'status 400: too long'],
    ['<html>too long</html>', 'status 400'],
  ])('says why: %s', async (body, detail) => {
    const client = await clientOf([send(400, body)]);
    expect(await client.chat(BODY)).toEqual(err({ code: 'refused', detail }));
  });

  it('cannot show the key in what it says', async () => {
    const said = '{"error":{"message":"the key secret-word is old"}}';
    const client = await clientOf([send(200, said)], { key: 'secret-word' });
    const answer = await client.chat(BODY);
    expect(answer).toEqual(err({ code: 'not-an-answer', detail: 'the key … is old' }));
  });

  // Catches: a wait of up to a minute that a cancel does not end.
  it('is left within a second while it is waited for', async () => {
    const busy = send(429, '', { 'retry-after': '60' });
    server = await startScripted(busy);
    const client = new RemoteClient({ base: server.base });
    const stop = new AbortController();
    const answer = client.chat(BODY, undefined, stop.signal);
    await expect.poll(() => server?.asked.length).toBe(1);
    const began = performance.now();
    setTimeout(() => {
      stop.abort();
    }, 50);
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(performance.now() - began).toBeLessThan(1000);
    expect(server.asked).toHaveLength(1);
  });

  it('is left at once when cancelled', async () => {
    const client = await clientOf([silent]);
    const stop = new AbortController();
    const answer = client.chat(BODY, undefined, stop.signal);
    stop.abort();
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});
