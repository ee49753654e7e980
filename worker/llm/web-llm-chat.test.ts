import { describe, expect, it } from 'vitest';
import { planContext } from '../../src/engine/models/context';
import type { ChatRequest, TokenProcessor } from './chat-engine';
import { WebLlmChat } from './web-llm-chat';
import { RelayProcessor } from './web-llm-processor';
import { FakeRuntime } from './web-llm-runtime.fixture';

const REQUEST: ChatRequest = { messages: [{ role: 'user', content: '甲' }], maxTokens: 4 };

class NotingProcessor implements TokenProcessor {
  readonly calls: string[] = [];

  processLogits(logits: Float32Array): Float32Array {
    this.calls.push('logits');
    return logits;
  }

  processSampledToken(token: number): void {
    this.calls.push(`token ${token}`);
  }

  resetState(): void {
    this.calls.push('reset');
  }
}

function setUp(thinks = false) {
  const relay = new RelayProcessor();
  const runtime = new FakeRuntime(relay);
  const lost = new AbortController();
  let ignored = false;
  const ignore = (): void => {
    ignored = true;
  };
  const tokens = { bytes: [], stop: [0] };
  const prompt = { templates: {}, control: [], stops: [] };
  const facts = {
    tokens,
    context: planContext({ context_window_size: 512 }, {}),
    thinks,
    prompt,
    f16: false,
  };
  const watch = { lost: lost.signal, ignore };
  const chat = new WebLlmChat({ runtime, facts, relay, watch });
  return { chat, runtime, lost, isIgnored: () => ignored };
}

async function read(chat: WebLlmChat, processor = new NotingProcessor()): Promise<string> {
  let text = '';
  for await (const piece of chat.chat(REQUEST, processor)) text += piece;
  return text;
}

describe('WebLlmChat', () => {
  it('hands each answer’s logits and tokens to its own processor, reset before', async () => {
    const { chat } = setUp();
    const first = new NotingProcessor();
    const second = new NotingProcessor();
    expect(await read(chat, first)).toBe('abcd');
    const before = [...first.calls];
    expect(await read(chat, second)).toBe('abcd');
    expect(first.calls).toEqual(before);
    expect(second.calls).toEqual(before);
    const pairs = [0, 1, 2, 3].flatMap((token) => ['logits', `token ${token}`]);
    expect(before).toEqual(['reset', ...pairs]);
  });

  it('asks for the likeliest answer, with thinking off only where a model would think', async () => {
    const plain = setUp();
    await read(plain.chat);
    const [request] = plain.runtime.requests;
    expect(request).toMatchObject({ temperature: 0, top_p: 1e-5, max_tokens: 4, stream: true });
    expect(request?.seed).toBeTypeOf('number');
    expect(request).not.toHaveProperty('ignore_eos');
    expect(request).not.toHaveProperty('extra_body');
    const thinking = setUp(true);
    await read(thinking.chat);
    expect(thinking.runtime.requests[0]?.extra_body).toEqual({ enable_thinking: false });
  });

  it('ends within a token when it is interrupted', async () => {
    const { chat, runtime } = setUp();
    runtime.beforeToken = (token) => {
      if (token === 1) chat.interrupt();
    };
    expect(await read(chat)).toBe('ab');
  });

  it('ends within a token also when web-llm forgot the interrupt, which came before it began', async () => {
    const { chat } = setUp();
    const pieces = chat.chat(REQUEST, new NotingProcessor());
    const first = pieces.next();
    chat.interrupt();
    expect((await first).value).toBe('a');
    expect((await pieces.next()).done).toBe(true);
    expect(await read(chat)).toBe('abcd');
  });

  it('lets the next answer begin when one is left before its end', async () => {
    const { chat } = setUp();
    for await (const piece of chat.chat(REQUEST, new NotingProcessor())) {
      expect(piece).toBe('a');
      break;
    }
    expect(await read(chat)).toBe('abcd');
  });

  it('fails at once when the device is lost, though web-llm never answers', async () => {
    const { chat, runtime, lost } = setUp();
    runtime.hangsAt = 2;
    runtime.beforeToken = (token) => {
      if (token === 2) lost.abort(new Error('the device was lost'));
    };
    await expect(read(chat)).rejects.toThrow('the device was lost');
    await expect(read(chat)).rejects.toThrow('the device was lost');
    await chat.unload();
    expect(runtime.unloads).toBe(0);
  });

  it('says that the device was lost rather than what failed because of it', async () => {
    const { chat, runtime, lost } = setUp();
    runtime.fails = { at: 1, error: new Error('Object has already been disposed') };
    runtime.beforeToken = (token) => {
      if (token === 1) lost.abort(new Error('the device was lost'));
    };
    await expect(read(chat)).rejects.toThrow('the device was lost');
  });

  it('passes on what web-llm throws otherwise', async () => {
    const { chat, runtime } = setUp();
    runtime.fails = { at: 0, error: new Error('Exceed context window size') };
    await expect(read(chat)).rejects.toThrow('Exceed context window size');
  });

  it('ends an answer quietly when the model is unloaded, and expects the device to go', async () => {
    const { chat, runtime, isIgnored } = setUp();
    runtime.fails = { at: 2, error: new Error('Object has already been disposed') };
    runtime.beforeToken = (token) => {
      if (token === 2) void chat.unload();
    };
    expect(await read(chat)).toBe('ab');
    expect(runtime.unloads).toBe(1);
    expect(isIgnored()).toBe(true);
  });
});
