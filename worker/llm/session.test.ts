import { describe, expect, it } from 'vitest';
import { err, ok } from '../../src/core/result';
import type { StoredLlm } from '../../src/storage/records';
import type { ChatEngine, TokenProcessor } from './chat-engine';
import { ScriptedChatEngine } from './scripted-chat-engine.fixture';
import { LlmSession } from './session';
import type { OpenOptions } from './web-llm-engine';

const TOKENS = { bytes: [Uint8Array.of(0x61), undefined], stop: [1] };

function recordOf(id: string): StoredLlm {
  const spec = { id, baseUrl: '', libraryUrl: '', overrides: {} };
  return { id, spec, files: [], listed: true, done: true, created: 0 };
}

const FREE: TokenProcessor = {
  processLogits: (logits) => logits,
  processSampledToken: () => undefined,
  resetState: () => undefined,
};

const REQUEST = { messages: [], maxTokens: 3 };
const ignore = (): void => undefined;

/** Writes `a` until it is stopped. */
const scripted = (error?: unknown): ScriptedChatEngine =>
  new ScriptedChatEngine({
    tokens: TOKENS,
    write: (_, logits) => {
      logits[0] = 1;
    },
    ...(error === undefined ? {} : { fails: { after: 1, error } }),
  });

async function read(engine: ChatEngine): Promise<string> {
  let text = '';
  for await (const piece of engine.chat(REQUEST, FREE)) text += piece;
  return text;
}

describe('LlmSession', () => {
  it('answers while it is answering, and is ready again after', async () => {
    const session = new LlmSession(() => Promise.resolve(ok(scripted())));
    const engine = await session.load(recordOf('a'), ignore);
    if (!engine.ok) throw new Error(engine.error.detail);
    expect(session.state).toEqual({ phase: 'ready', id: 'a' });
    const pieces = engine.value.chat(REQUEST, FREE)[Symbol.asyncIterator]();
    await pieces.next();
    expect(session.state.phase).toBe('answering');
    await pieces.return?.();
    expect(session.state.phase).toBe('ready');
    expect(await read(engine.value)).toBe('aaa');
  });

  it('is lost with the device, and says why until it is loaded anew', async () => {
    const lost = Object.assign(new Error('gone'), { name: 'DeviceLostError' });
    const engines = [scripted(lost), scripted()];
    const session = new LlmSession(() => Promise.resolve(ok(engines.shift() ?? scripted())));
    const engine = await session.load(recordOf('a'), ignore);
    if (!engine.ok) throw new Error(engine.error.detail);
    await expect(read(engine.value)).rejects.toThrow('gone');
    expect(session.state).toMatchObject({ phase: 'lost', failure: { code: 'device-lost' } });
    await session.load(recordOf('a'), ignore);
    expect(session.state.phase).toBe('ready');
  });

  it('fails where the model cannot be opened', async () => {
    const failure = { code: 'wrong-library', detail: 'LinkError' } as const;
    const session = new LlmSession(() => Promise.resolve(err(failure)));
    expect(await session.load(recordOf('a'), ignore)).toEqual(err(failure));
    expect(session.state).toEqual({ phase: 'failed', id: 'a', failure });
  });

  it('ends a load that is under way when it is unloaded, and gives up what the load still brings', async () => {
    let bring: (engine: ChatEngine) => void = ignore;
    const brought = new Promise<ChatEngine>((resolve) => {
      bring = resolve;
    });
    let signal: AbortSignal | undefined;
    const session = new LlmSession(async (_, options: OpenOptions) => {
      signal = options.signal;
      return ok(await brought);
    });
    const loading = session.load(recordOf('a'), ignore);
    await new Promise((resolve) => setTimeout(resolve));
    await session.unload();
    expect(signal?.aborted).toBe(true);
    let unloaded = 0;
    const engine = scripted();
    engine.unload = () => {
      unloaded += 1;
      return Promise.resolve();
    };
    bring(engine);
    expect(await loading).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(unloaded).toBe(1);
    expect(session.state).toEqual({ phase: 'absent' });
  });

  it('does not begin to open a model that is unloaded at once', async () => {
    let opened = 0;
    const session = new LlmSession(() => {
      opened += 1;
      return Promise.resolve(ok(scripted()));
    });
    const loading = session.load(recordOf('a'), ignore);
    await session.unload();
    expect(await loading).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(opened).toBe(0);
  });

  it('hears no more of a model that another has replaced', async () => {
    const session = new LlmSession(() => Promise.resolve(ok(scripted())));
    const first = await session.load(recordOf('a'), ignore);
    await session.load(recordOf('b'), ignore);
    if (first.ok) await read(first.value);
    expect(session.state).toEqual({ phase: 'ready', id: 'b' });
  });
});
