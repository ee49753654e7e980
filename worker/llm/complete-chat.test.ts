/** Plain questions: with a scripted engine, and with the package's own. */
import { describe, expect, it } from 'vitest';
import { engineFor, tokens, WANTED } from './extract-job.fixture';
import { completeChat } from './complete-chat';
import { openRealChat, type RealChat } from './real-package.fixture';
import { ScriptedChatEngine } from './scripted-chat-engine.fixture';
import { towards } from './write-logits.fixture';

const never = new AbortController().signal;
const ask = (maxTokens: number) => ({
  messages: [{ role: 'user', content: '栗鼠' }] as const,
  maxTokens,
});

describe('completeChat', () => {
  // Faults: the empty think block in the answer; an answer that is held to lines; the mark of its end left in.
  it('gives what the model wrote, to its end', async () => {
    const said = `好的。\n${WANTED}<栗鼠>`;
    const engine = engineFor(said, { thinkBlock: true });
    const answer = await completeChat(engine, ask(500), never);
    expect(answer).toEqual({ ok: true, value: { text: said, finish: 'stop' } });
  });

  // Fault: half of an answer that counts as whole.
  it('says that an answer was cut', async () => {
    const answer = await completeChat(engineFor('栗鼠'.repeat(400)), ask(20), never);
    expect(answer).toMatchObject({ ok: true, value: { finish: 'length' } });
  });

  // Fault: a prompt longer than the context that takes the engine down.
  it('refuses a question that leaves no room, and asks for no more than there is', async () => {
    const write = towards('栗鼠', tokens);
    const small = new ScriptedChatEngine({ tokens, write, contextTokens: 100 });
    expect(await completeChat(small, ask(500), never)).toMatchObject({
      error: { code: 'context-overflow' },
    });
    expect(small.requests).toEqual([]);
    const larger = new ScriptedChatEngine({ tokens, write, contextTokens: 400 });
    await completeChat(larger, ask(500), never);
    expect(larger.requests[0]?.maxTokens).toBeLessThan(400);
  });

  // Faults: an answer that goes on after its caller left; one that is asked for after that.
  it('ends within a token once it is aborted', async () => {
    const stop = new AbortController();
    const engine = engineFor('栗鼠'.repeat(400), {
      beforeToken: () => {
        if (engine.sampled === 3) stop.abort();
        return undefined;
      },
    });
    const answer = await completeChat(engine, ask(500), stop.signal);
    expect(answer).toMatchObject({ error: { code: 'cancelled' } });
    expect(engine.sampled).toBeLessThan(6);
    expect(await completeChat(engine, ask(500), stop.signal)).toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(engine.requests).toHaveLength(1);
  });

  it.each([false, true])(
    'reads the real engine, its stop token unknown: %s',
    async (stopUnknown) => {
      const opened: { real?: RealChat } = {};
      const said = '<a>莱娜</a>搬到了<b>奥斯陆</b>。';
      const real = await openRealChat({
        stopUnknown,
        think: (seen, logits) => {
          const prompt = opened.real?.prompts.at(-1)?.length ?? 0;
          const table = opened.real?.facts.tokens;
          if (table === undefined) return;
          const bytes = seen.slice(prompt).flatMap((id) => [...(table.bytes[id] ?? [])]);
          towards(said, table)(Uint8Array.from(bytes), logits);
        },
      });
      opened.real = real;
      const question = {
        messages: [{ role: 'user', content: 'Lena moved.' }] as const,
        maxTokens: 300,
      };
      const answer = await completeChat(real.chat, question, never);
      expect(answer).toEqual({ ok: true, value: { text: said, finish: 'stop' } });
      // A second one on the same engine: nothing of the first is left in it.
      expect(await completeChat(real.chat, question, never)).toEqual(answer);
    },
  );
});
