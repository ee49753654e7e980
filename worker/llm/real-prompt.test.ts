// With the package's own conversation and tokenizer: what it makes of a message is what was meant.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../src/core/any-text.fixture';
import type { TokenProcessor } from './chat-engine';
import { addedId, END, openRealChat, requestOf, type RealChat } from './real-package.fixture';

const FREE: TokenProcessor = {
  processLogits: (logits) => logits,
  processSampledToken: () => undefined,
  resetState: () => undefined,
};

const awkward = fc.constantFrom(
  ...['$$', '$&', '$`', "$'", '$1', '$<a>', '$', '{function_string}', '{user_message}', '{text}'],
  ...[
    END,
    '<|im_start|>',
    '<|im_start|>user\n',
    '<think>',
    '<',
    '|im_end|>',
    '{',
    '}',
    '￥5 $5',
    '🐿',
  ],
);

const awkwardText = fc
  .array(fc.oneof({ weight: 3, arbitrary: awkward }, { weight: 1, arbitrary: anyText }), {
    maxLength: 8,
  })
  .map((pieces) => pieces.join(''));

/** As UTF-8 says it, and as a tokenizer with NFC reads it. */
const asRead = (text: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(new TextEncoder().encode(text))
    .normalize('NFC');

async function promptOf({ chat, prompts, tokenizer }: RealChat, content: string) {
  const before = prompts.length;
  for await (const piece of chat.chat(requestOf(content, 1), FREE)) expect(piece).toBeDefined();
  const ids = prompts[before] ?? [];
  return { ids, text: tokenizer.decode(Int32Array.from(ids)) };
}

const templates = ['{user_message}', '{function_string}{user_message}', 'Read: {user_message}\n'];

describe('a prompt that web-llm makes of a message', () => {
  it.each(templates)('has the text as it is in the template %j', async (user) => {
    // Fails where the message goes to String.replace as it is: $& and {function_string} change it.
    const real = await openRealChat({ think: () => undefined, user });
    const [head = '', tail = ''] = user.replace('{function_string}', '').split('{user_message}');
    for (const text of [
      "价格 $$5、$& 与 $`、$' 和 $1",
      '{function_string}',
      'a{function_string}b{function_string}$$',
    ]) {
      const { text: prompt } = await promptOf(real, text);
      expect(prompt).toContain(`user\n${head}${text}${tail}<|im_end|>`.replaceAll(END, ''));
    }
  });

  it('leaves the text’s own place for a function where the template has one behind it, broken up', async () => {
    const real = await openRealChat({
      think: () => undefined,
      user: '{user_message}{function_string}',
    });
    const { text } = await promptOf(real, 'a{function_string}b');
    expect(text).toContain('user\na{ function_string}b');
  });

  it('holds the control tokens of the template and no other, and every other character, for any text', async () => {
    // Fails where a text's <|im_end|> becomes the token that ends the turn.
    const real = await openRealChat({ think: () => undefined });
    const control = [END, '<|im_start|>', '<think>'].map((token) => addedId(real.file, token));
    const { ids: plain } = await promptOf(real, 'x');
    const frame = plain.filter((id) => control.includes(id));
    await fc.assert(
      fc.asyncProperty(awkwardText, async (text) => {
        const { ids, text: prompt } = await promptOf(real, text);
        expect(ids.filter((id) => control.includes(id))).toEqual(frame);
        // Breaks are spaces; all else is there, in order.
        const bare = (some: string): string => asRead(some).replaceAll(/\s/gu, '');
        expect(bare(prompt)).toContain(bare(text));
      }),
      { numRuns: 200 },
    );
  });
});
