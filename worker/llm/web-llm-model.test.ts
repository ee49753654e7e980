import { describe, expect, it } from 'vitest';
import { ModelFiles, type OpenFile } from './store-cache-files';
import { byteLevelFile } from './tokenizer-file.fixture';
import { describeModel, readModelFacts } from './web-llm-model';

const TOKENIZER = byteLevelFile([]);
const ID = 'Qwen3-0.6B-q4f16_1-MLC';

const CONFIG = {
  quantization: 'q4f32_1',
  context_window_size: 2048,
  sliding_window_size: -1,
  conv_template: { stop_token_ids: [7, 9] },
};

function read(config: unknown, overrides = {}, tokenizer: unknown = TOKENIZER) {
  const facts = readModelFacts(ID, config, tokenizer, overrides);
  if (!facts.ok) throw new Error(facts.error);
  return facts.value;
}

describe('readModelFacts', () => {
  it('takes the length of the context from the configuration, and from the record before it', () => {
    expect(read(CONFIG).context.tokens).toBe(2048);
    expect(read(CONFIG, { context_window_size: 512 }).context.tokens).toBe(512);
  });

  it('takes the sliding window where there is no fixed one', () => {
    const sliding = { ...CONFIG, context_window_size: -1, sliding_window_size: 1024 };
    expect(read(sliding).context.tokens).toBe(1024);
  });

  it('ends answers at the tokens that the configuration names, else at those that are known', () => {
    expect(read(CONFIG).tokens.stop).toEqual([7, 9]);
    const { tokens } = read({});
    const added = TOKENIZER['added_tokens'] as { id: number; content: string }[];
    expect(tokens.stop).toEqual([added.find(({ content }) => content === '<|im_end|>')?.id]);
  });

  it('sees from the tokenizer whether a model thinks', () => {
    expect(read(CONFIG).thinks).toBe(true);
    const added = (TOKENIZER['added_tokens'] as object[]).slice(0, 1);
    expect(read(CONFIG, {}, { ...TOKENIZER, added_tokens: added }).thinks).toBe(false);
  });

  it.each([
    [{ quantization: 'q4f16_1' }, true],
    [{ quantization: 'q0f16' }, true],
    [{ quantization: 'q4f32_1' }, false],
    // Then the id has to say it.
    [{}, true],
  ])('of %j says whether it computes in 16 bits', (config, f16) => {
    expect(read(config).f16).toBe(f16);
  });
});

describe('describeModel', () => {
  const openTexts =
    (texts: Readonly<Record<string, string>>): OpenFile =>
    (path) =>
      Promise.resolve(texts[path] === undefined ? undefined : new Blob([texts[path]]).stream());

  const filesOf = (texts: Readonly<Record<string, string>>, paths = Object.keys(texts)) =>
    new ModelFiles(
      { id: ID, files: paths.map((path) => ({ path, checked: true })) },
      openTexts(texts),
    );

  const config = JSON.stringify(CONFIG);
  const tokenizer = JSON.stringify(TOKENIZER);

  it('reads the files of the store', async () => {
    const files = filesOf({ 'mlc-chat-config.json': config, 'tokenizer.json': tokenizer });
    expect(await describeModel(files, {})).toMatchObject({ ok: true, value: { f16: false } });
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['has no tokenizer.json', { 'mlc-chat-config.json': config }],
    [
      'has a page in place of its configuration',
      { 'mlc-chat-config.json': '<html>', 'tokenizer.json': tokenizer },
    ],
    [
      'has a list for a configuration',
      { 'mlc-chat-config.json': '[]', 'tokenizer.json': tokenizer },
    ],
    ['has an empty tokenizer', { 'mlc-chat-config.json': config, 'tokenizer.json': '{}' }],
  ])('refuses a model that %s', async (_, texts) => {
    expect(await describeModel(filesOf(texts), {})).toMatchObject({
      ok: false,
      error: { code: 'not-a-model' },
    });
  });

  it('says that a stored file is gone', async () => {
    const files = filesOf({ 'tokenizer.json': tokenizer }, [
      'mlc-chat-config.json',
      'tokenizer.json',
    ]);
    expect(await describeModel(files, {})).toMatchObject({
      ok: false,
      error: { code: 'integrity-failed' },
    });
  });
});
