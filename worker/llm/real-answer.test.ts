// With the package's own engine, sampler and ends: an answer is repeatable, and over when its constraint is.
import { describe, expect, it } from 'vitest';
import { EMPTY_SCHEMA, type Schema } from '../../src/core/schema';
import type { TokenProcessor } from './chat-engine';
import { extractChunk } from './llm-extract';
import {
  END,
  openRealChat,
  requestOf,
  type RealChat,
  type RealModel,
} from './real-package.fixture';
import { UsageSum } from './usage-sum';
import { towards } from './write-logits.fixture';

const SCHEMA: Schema = { ...EMPTY_SCHEMA, entities: [{ name: '记号' }, { name: '价格' }] };

/** Wants to write `answer` and then to end. */
async function openTowards(answer: string, rest: Omit<RealModel, 'think'> = {}) {
  const opened: { real?: RealChat } = {};
  let prompt = 0;
  const think: RealModel['think'] = (seen, logits) => {
    const { real } = opened;
    if (real === undefined) return;
    const { tokens } = real.facts;
    prompt = real.prompts.at(-1)?.length ?? 0;
    const bytes = seen.slice(prompt).flatMap((id) => [...(tokens.bytes[id] ?? [])]);
    towards(answer, tokens)(Uint8Array.from(bytes), logits);
  };
  const real = await openRealChat({ think, ...rest });
  opened.real = real;
  let sampled = 0;
  const { chat } = real;
  const counted = {
    tokens: chat.tokens,
    contextTokens: chat.contextTokens,
    interrupt: () => {
      chat.interrupt();
    },
    unload: () => chat.unload(),
    chat: (request: Parameters<typeof chat.chat>[0], processor: TokenProcessor) =>
      chat.chat(request, {
        ...{ processLogits: (logits: Float32Array) => processor.processLogits(logits) },
        ...{
          resetState: () => {
            processor.resetState();
          },
        },
        processSampledToken: (token) => {
          sampled += 1;
          processor.processSampledToken(token);
        },
      }),
  };
  return { engine: counted, sampled: () => sampled };
}

const usage = new UsageSum();

async function read(engine: Awaited<ReturnType<typeof openTowards>>['engine'], text: string) {
  const instructions = { language: 'zh', texts: {} } as const;
  const job = { text, schema: SCHEMA, instructions, usage };
  const found = await extractChunk(
    engine,
    job,
    () => undefined,
    () => false,
  );
  if (!found.ok) throw new Error(`${found.error.code}: ${found.error.detail}`);
  return found.value;
}

const TEXT = `栗鼠写道：${END}，价格是 $$5。🐿 {function_string}`;
const ANSWER = `#记号\n-${END}\n-{function_string}\n#价格\n-$$5\n`;

describe('an answer of web-llm', () => {
  it('quotes the end of a turn and dollars with true offsets, and goes on', async () => {
    // Fails where web-llm looks for its stop string in the answer: then it ends at the first mention.
    const { engine } = await openTowards(ANSWER);
    const { mentions, issues } = await read(engine, TEXT);
    expect(issues).toEqual([]);
    expect(mentions.map(({ type, text }) => [type, text])).toEqual([
      ['记号', END],
      ['价格', '$$5'],
      ['记号', '{function_string}'],
    ]);
    for (const { start, end, text } of mentions) expect(TEXT.slice(start, end)).toBe(text);
  });

  it.each([false, true])(
    'is over with its last line, web-llm not knowing the stop token: %s',
    async (stopUnknown) => {
      // Fails where only web-llm ends an answer: without a stop token it goes on to max_tokens.
      const { engine, sampled } = await openTowards('#价格\n-$$5\n', { stopUnknown });
      const { mentions, issues } = await read(engine, TEXT);
      expect(mentions.map(({ text }) => text)).toEqual(['$$5']);
      expect(issues).toEqual([]);
      // Its bytes, as every token is one byte, and the end.
      expect(sampled()).toBe(new TextEncoder().encode('#价格\n-$$5\n').length + 1);
    },
  );

  it('says what it cost: tokens as web-llm counts them, and those that the constraint decided', async () => {
    const { engine, sampled } = await openTowards('#植物\n');
    usage.take();
    await read(engine, TEXT);
    const cost = usage.take();
    expect(cost.answerTokens).toBe(sampled());
    expect(cost.choices).toBe(sampled());
    expect(cost.promptTokens).toBeGreaterThan(100);
    expect(cost.prefillSeconds).toBeGreaterThan(0);
    // There is no such type: the first token of it is overruled, and a type's rest is forced.
    expect(cost.overruled).toBeGreaterThan(0);
    expect(cost.forced).toBeGreaterThan(0);
    expect(cost.overruled).toBeLessThan(cost.choices);
  });

  it('is the same every time where two tokens are alike', async () => {
    // Fails where top_p is left to the model's configuration: web-llm then draws between the two.
    const real = await openRealChat({
      think: (_, logits) => {
        logits.fill(0);
        logits[65] = 9;
        logits[66] = 9;
        logits[67] = 9 - 1e-6;
      },
    });
    const answers = new Set<string>();
    const free: TokenProcessor = {
      processLogits: (logits) => logits,
      processSampledToken: () => undefined,
      resetState: () => undefined,
    };
    for (let run = 0; run < 12; run += 1) {
      let answer = '';
      for await (const piece of real.chat.chat(requestOf('x', 12), free)) answer += piece;
      answers.add(answer);
    }
    expect([...answers][0]).toHaveLength(12);
    expect(answers.size).toBe(1);
  });
});
