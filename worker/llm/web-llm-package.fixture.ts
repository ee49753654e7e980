/**
 * The package itself as far as it goes without a model library: its engine, its conversation, its tokenizer, its
 * order of sampling and its ends. Fake is only what a graphics card computes: logits, and four kernels.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MLCEngineConfig, MLCEngine } from '@mlc-ai/web-llm';
import type { TokenProcessor } from './chat-engine';

interface Encoder {
  encode(text: string): Int32Array;
  decode(ids: Int32Array): string;
}

/** What is not exported, by the names that it has in the bundle. */
interface Package {
  readonly MLCEngine: new (config: MLCEngineConfig) => MLCEngine;
  readonly LLMChatPipeline: { readonly prototype: object };
  readonly getConversation: (template: unknown) => unknown;
  readonly CustomLock: new () => unknown;
  readonly tokenizers: { Tokenizer: { fromJSON(json: ArrayBuffer): Promise<Encoder> } };
}

async function importPackage(): Promise<Package> {
  const { resolve } = createRequire(import.meta.url);
  const source = await readFile(resolve('@mlc-ai/web-llm'), 'utf8');
  const folder = await mkdtemp(path.join(tmpdir(), 'web-llm-'));
  // By the name of this folder vitest knows what it need not transform.
  const modules = path.join(folder, 'node_modules');
  const file = path.join(modules, 'web-llm.mjs');
  const names = 'LLMChatPipeline, getConversation, CustomLock, libExports as tokenizers';
  try {
    await mkdir(modules);
    // In Node its tokenizer asks for a function, and for a path, that a browser's build has no need of.
    const before = "import { createRequire } from 'node:module';";
    const placed = source.replaceAll('"MLC_DUMMY_PATH"', JSON.stringify(pathToFileURL(file).href));
    await writeFile(file, `${before}\n${placed}\nexport { ${names} };\n`);
    return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Package;
  } finally {
    await rm(folder, { recursive: true });
  }
}

let imported: Promise<Package> | undefined;

class FakeTensor {
  readonly shape: readonly number[];
  readonly dtype: string;
  data: Float32Array;

  constructor(shape: readonly number[], dtype: string, data?: Float32Array) {
    this.shape = shape;
    this.dtype = dtype;
    this.data = data ?? new Float32Array(shape.reduce((product, size) => product * size, 1));
  }

  view(shape: readonly number[]): FakeTensor {
    return new FakeTensor(shape, this.dtype, this.data);
  }

  copyFrom(source: FakeTensor | ArrayLike<number>): this {
    this.data.set(source instanceof FakeTensor ? source.data : source);
    return this;
  }

  toArray(): Float32Array {
    return this.data.slice();
  }

  dispose(): void {
    // Nothing of a card's is held.
  }
}

/** Seeded as web-llm's is; without a seed, as good as the time. */
class FakeRuntime {
  #state = Math.floor(Math.random() * 2 ** 31);

  setSeed(seed: number): void {
    this.#state = seed;
  }

  uniform(): FakeTensor {
    this.#state = (this.#state * 48_271 + 11) % 2_147_483_647;
    return new FakeTensor([1], 'float32', Float32Array.of(this.#state / 2_147_483_647));
  }

  empty(shape: readonly number[], dtype: string): FakeTensor {
    return new FakeTensor(shape, dtype);
  }

  detachFromCurrentScope<T>(value: T): T {
    return value;
  }

  cpu(): undefined {
    return undefined;
  }

  beginScope(): void {
    // Scopes only free what a card holds.
  }

  endScope(): void {
    // As above.
  }
}

function softmax(logits: FakeTensor, temperature: FakeTensor): FakeTensor {
  const scale = temperature.data[0] ?? 1;
  const highest = logits.data.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const powers = logits.data.map((logit) => Math.exp((logit - highest) / scale));
  const sum = powers.reduce((total, power) => total + power, 0);
  return new FakeTensor(
    logits.shape,
    'float32',
    powers.map((power) => power / sum),
  );
}

function argsort({ shape, data }: FakeTensor): { get(index: number): FakeTensor } {
  const order = [...data.keys()].sort((a, b) => (data[b] ?? 0) - (data[a] ?? 0));
  const sorted = new FakeTensor(
    shape,
    'float32',
    Float32Array.from(order, (id) => data[id] ?? 0),
  );
  return {
    get: (index) =>
      index === 0 ? sorted : new FakeTensor(shape, 'int32', Float32Array.from(order)),
  };
}

/** TVM's: among the first whose sum reaches `topP`, by where the uniform number falls in their sum. */
function sampleTopP(
  sorted: FakeTensor,
  order: FakeTensor,
  uniform: FakeTensor,
  _rows: unknown,
  topP: FakeTensor,
): FakeTensor {
  const limit = topP.data[0] ?? 1;
  let count = 0;
  let sum = 0;
  while (count < sorted.data.length && (count === 0 || sum < limit))
    sum += sorted.data[count++] ?? 0;
  let left = (uniform.data[0] ?? 0) * sum;
  let index = 0;
  for (; index < count - 1; index += 1) {
    left -= sorted.data[index] ?? 0;
    if (left < 0) break;
  }
  return new FakeTensor([1], 'int32', Float32Array.of(order.data[index] ?? 0));
}

export interface PackageModel {
  readonly id: string;
  /** mlc-chat-config.json. */
  readonly config: Readonly<Record<string, unknown>>;
  /** tokenizer.json. */
  readonly tokenizer: Readonly<Record<string, unknown>>;
  /** Length of the logits. */
  readonly vocabulary: number;
  readonly processor: TokenProcessor;
  /** The tokens of everything before, the prompt's first. */
  readonly think: (tokens: readonly number[], logits: Float32Array) => void;
}

export interface OpenPackage {
  readonly engine: MLCEngine;
  readonly tokenizer: Encoder;
  /** The tokens of every prompt that the model was given. */
  readonly prompts: readonly (readonly number[])[];
}

function pipelineOf(
  { LLMChatPipeline, getConversation }: Package,
  tokenizer: Encoder,
  model: PackageModel,
  prompts: number[][],
): object {
  const { vocabulary } = model;
  const template = model.config['conv_template'] as Readonly<Record<string, unknown>>;
  let seen: number[] = [];
  const embedAndForward = function (
    this: { filledKVCacheLength: number },
    [ids = []]: readonly (readonly number[])[],
    length: number,
  ): Promise<FakeTensor> {
    // A prompt is longer than a token, and begins a conversation of its own.
    if (this.filledKVCacheLength === 0) {
      seen = [];
      prompts.push([...ids]);
    }
    seen = [...seen, ...ids];
    this.filledKVCacheLength += length;
    const logits = new FakeTensor([1, 1, vocabulary], 'float32');
    model.think(seen, logits.data);
    return Promise.resolve(logits);
  };
  return Object.assign(Object.create(LLMChatPipeline.prototype) as object, {
    tvm: new FakeRuntime(),
    device: { sync: () => Promise.resolve() },
    tokenizer,
    config: { ...model.config, vocab_size: vocabulary },
    logitProcessor: model.processor,
    fullVocabSize: vocabulary,
    conversation: getConversation(template),
    stopStr: template['stop_str'],
    stopTokens: template['stop_token_ids'],
    filledKVCacheLength: 0,
    contextWindowSize: 1_000_000,
    slidingWindowSize: -1,
    prefillChunkSize: 1_000_000,
    resetStatsPerPrefill: true,
    imageDataCache: new Map(),
    artifactImagePixelCache: new Map(),
    appearedTokensFreq: new Map(),
    tokenLogprobArray: [],
    sampleIndices: Int32Array.of(0),
    sampleIndicesDevice: new FakeTensor([1], 'int32'),
    topPDevice: new FakeTensor([1], 'float32'),
    fsoftmaxWithTemperature: softmax,
    fargsortProbs: argsort,
    fsampleWithTopP: sampleTopP,
    resetKVCache: () => undefined,
    embedAndForward,
  });
}

/** As `MLCEngine.reload` leaves it, with the model in place of what a library would bring. */
export async function openPackage(model: PackageModel): Promise<OpenPackage> {
  imported ??= importPackage();
  const bundle = await imported;
  const json = new TextEncoder().encode(JSON.stringify(model.tokenizer));
  const tokenizer = await bundle.tokenizers.Tokenizer.fromJSON(json.buffer);
  const engine = new bundle.MLCEngine({ logLevel: 'SILENT' });
  const prompts: number[][] = [];
  const maps = engine as unknown as Readonly<Record<string, Map<string, unknown>>>;
  maps['loadedModelIdToPipeline']?.set(model.id, pipelineOf(bundle, tokenizer, model, prompts));
  maps['loadedModelIdToChatConfig']?.set(model.id, model.config);
  maps['loadedModelIdToModelType']?.set(model.id, 0);
  maps['loadedModelIdToLock']?.set(model.id, new bundle.CustomLock());
  return { engine, tokenizer, prompts };
}
