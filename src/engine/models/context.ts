/** How many tokens of context a large model is started with, and what they cost in memory. */

/** More is allocated at once, whatever a text needs; a prompt and its answer take far less. */
const MOST_CONTEXT = 4096;

/** web-llm's own for models whose configuration says nothing. */
const USUAL_CONTEXT = 4096;

type Fields = Readonly<Record<string, unknown>>;

export interface ContextPlan {
  /** Tokens of prompt and answer together. */
  readonly tokens: number;
  /** The most that the model was made for. */
  readonly configured: number;
  /** What is told to web-llm: exactly one of the two is positive. */
  readonly settings: {
    readonly context_window_size: number;
    readonly sliding_window_size: number;
    readonly attention_sink_size?: number;
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function positive(value: unknown): number | undefined {
  return Number.isInteger(value) && Number(value) > 0 ? Number(value) : undefined;
}

/** web-llm refuses a sliding window whose sink is negative. */
function sinkOf({ attention_sink_size: sink }: Fields): number {
  return Number.isInteger(sink) && Number(sink) >= 0 ? Number(sink) : 0;
}

/**
 * `config`: mlc-chat-config.json. `overrides`: of the catalogue's record, or what the person chose; they
 * count as they are, up to what the model was made for. A model with a sliding window and no fixed one keeps
 * it: a window of `tokens` sees all of a prompt that fits it.
 */
export function planContext(
  config: unknown,
  overrides: Readonly<Record<string, number>>,
): ContextPlan {
  const fields = isFields(config) ? config : {};
  const fixed = positive(fields['context_window_size']);
  const sliding = positive(fields['sliding_window_size']);
  const configured = fixed ?? sliding ?? USUAL_CONTEXT;
  const chosen =
    positive(overrides['context_window_size']) ?? positive(overrides['sliding_window_size']);
  const tokens = Math.min(chosen ?? MOST_CONTEXT, configured);
  const slides = fixed === undefined && sliding !== undefined;
  const settings = slides
    ? { context_window_size: -1, sliding_window_size: tokens, attention_sink_size: sinkOf(fields) }
    : { context_window_size: tokens, sliding_window_size: -1 };
  return { tokens, configured, settings };
}

/** Bytes of a number in the cache: f16 models keep it in 16 bits. */
function numberBytes(quantization: unknown): number {
  return typeof quantization === 'string' && /f16/i.test(quantization) ? 2 : 4;
}

/** Of the key-value cache, for each token of context; undefined where the configuration does not say. */
export function contextBytesPerToken(config: unknown): number | undefined {
  const fields = isFields(config) ? config : {};
  const model = isFields(fields['model_config']) ? fields['model_config'] : {};
  const layers = positive(model['num_hidden_layers']);
  const attention = positive(model['num_attention_heads']);
  const heads = positive(model['num_key_value_heads']) ?? attention;
  const hidden = positive(model['hidden_size']);
  const size =
    positive(model['head_dim']) ??
    (hidden === undefined || attention === undefined ? undefined : hidden / attention);
  if (layers === undefined || heads === undefined || size === undefined) return undefined;
  return 2 * layers * heads * size * numberBytes(fields['quantization']);
}

/** What a person can choose from: powers of two up to what the model was made for, and that. */
export function contextChoices(configured: number): readonly number[] {
  const choices: number[] = [];
  for (let tokens = 1024; tokens < configured && tokens <= 131_072; tokens *= 2)
    choices.push(tokens);
  return [...choices, configured];
}
