/** What the files of a stored model say of it, before anything of it runs. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import { planContext, type ContextPlan } from '../../src/engine/models/context';
import type { TokenTable } from './chat-engine';
import type { ModelFiles } from './store-cache-files';
import { readPromptRules, type PromptRules } from './prompt-rules';
import { readTokenTable } from './token-bytes';

export interface ModelFacts {
  readonly tokens: TokenTable;
  readonly context: ContextPlan;
  /** Writes its thoughts first unless told not to. */
  readonly thinks: boolean;
  /** How a message has to be written. */
  readonly prompt: PromptRules;
  /** Computes in 16 bits. */
  readonly f16: boolean;
}

export type Overrides = Readonly<Record<string, number>>;

type Fields = Readonly<Record<string, unknown>>;

const CONFIG = 'mlc-chat-config.json';
const TOKENIZER = 'tokenizer.json';

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readStops(config: Fields): readonly number[] {
  const template = config['conv_template'];
  const ids: unknown = isFields(template) ? template['stop_token_ids'] : undefined;
  return Array.isArray(ids) ? ids.filter((id): id is number => Number.isInteger(id)) : [];
}

/** Models that think have a token for it; others would read an empty think block as text. */
function knowsThinking(tokenizer: unknown): boolean {
  const added: unknown = isFields(tokenizer) ? tokenizer['added_tokens'] : undefined;
  const entries: readonly unknown[] = Array.isArray(added) ? added : [];
  return entries.some((entry) => isFields(entry) && entry['content'] === '<think>');
}

/** `id`: as MLC names models, such as `Qwen3-0.6B-q4f16_1-MLC`; a person's own may say nothing. */
export function readModelFacts(
  id: string,
  config: unknown,
  tokenizer: unknown,
  overrides: Overrides,
): Result<ModelFacts, string> {
  if (!isFields(config)) return err(`${CONFIG} is not an object`);
  const tokens = readTokenTable(tokenizer, readStops(config));
  if (!tokens.ok) return tokens;
  const { quantization } = config;
  return ok({
    tokens: tokens.value,
    context: planContext(config, overrides),
    thinks: knowsThinking(tokenizer),
    prompt: readPromptRules(config, tokenizer),
    f16: /q\d+f16/i.test(typeof quantization === 'string' ? quantization : id),
  });
}

export async function describeModel(
  files: ModelFiles,
  overrides: Overrides,
): Promise<Result<ModelFacts, Failure>> {
  if (!files.paths.has(TOKENIZER)) {
    return err({ code: 'not-a-model', detail: `${TOKENIZER} is missing` });
  }
  try {
    const config = await files.readJson(CONFIG);
    const facts = readModelFacts(files.id, config, await files.readJson(TOKENIZER), overrides);
    return facts.ok ? facts : err({ code: 'not-a-model', detail: facts.error });
  } catch (error) {
    return err(files.problem ?? { code: 'not-a-model', detail: String(error) });
  }
}
