/** The models that can be loaded, as data. */
import type { ModelRef } from '../contract/model-ref';
import { BASE_MODEL, MINI_MODEL } from './built-in';

/** Span scores over labels, run by ONNX Runtime Web; ships with the site. */
export interface EncoderEntry {
  readonly id: string;
  readonly kind: 'encoder';
  readonly size: 'mini' | 'base';
  readonly ref: ModelRef;
  /** The folder of its manifest, relative to the site's root. */
  readonly path: string;
  /** Of all its files together. */
  readonly bytes: number;
}

/** One quantization of a language model, as MLC publishes it. */
export interface LlmVariant {
  /** The name of its repository of weights, and its id. */
  readonly id: string;
  /** The file name of its model library (WebAssembly). */
  readonly library: string;
  /** Megabytes of graphics memory, from the records of web-llm. */
  readonly memoryMB: number;
  /** Of the largest tensor, the embedding, which an adapter binds as one buffer; absent where it is not known. */
  readonly largestBytes?: number;
}

/** An instruction-following model on WebGPU; f16 only where the device has `shader-f16`. */
export interface LlmEntry {
  readonly id: string;
  readonly kind: 'llm';
  /** Such as `Qwen3 0.6B`. */
  readonly name: string;
  readonly f16: LlmVariant;
  readonly f32: LlmVariant;
  /** Merged into the model's own chat configuration. */
  readonly overrides: Readonly<Record<string, number>>;
}

function encoderOf(size: EncoderEntry['size'], ref: ModelRef, bytes: number): EncoderEntry {
  return { id: ref.id, kind: 'encoder', size, ref, path: `models/${ref.id}/`, bytes };
}

/** Smallest first. */
export const ENCODERS: readonly EncoderEntry[] = [
  encoderOf('mini', MINI_MODEL, 14_239_505),
  encoderOf('base', BASE_MODEL, 31_738_808),
];

/** Name, family in the names of weights and of libraries, memory of f16 and f32, keeps no history, width. */
type Row = readonly [
  name: string,
  weights: string,
  library: string,
  f16MB: number,
  f32MB: number,
  recurrent: boolean,
  hidden?: number,
];

/** Tokens of Qwen2.5 and Qwen3; two to a byte in four bits. */
const VOCABULARY = 151_936;

/** From the records of web-llm 0.2.86; some libraries of Qwen2.5 are those of Qwen2. */
const ROWS: readonly Row[] = [
  ['Qwen3 0.6B', 'Qwen3-0.6B', 'Qwen3-0.6B', 1403.34, 1924.98, false, 1024],
  ['Qwen3 1.7B', 'Qwen3-1.7B', 'Qwen3-1.7B', 2036.66, 2635.44, false, 2048],
  ['Qwen3 4B', 'Qwen3-4B', 'Qwen3-4B', 3431.59, 4327.71, false, 2560],
  ['Qwen3 8B', 'Qwen3-8B', 'Qwen3-8B', 5695.78, 6852.55, false, 4096],
  ['Qwen3.5 0.8B', 'Qwen3.5-0.8B', 'Qwen3.5-0.8B', 1629.49, 1894.19, true],
  ['Qwen3.5 2B', 'Qwen3.5-2B', 'Qwen3.5-2B', 2245.44, 2591.55, true],
  ['Qwen3.5 4B', 'Qwen3.5-4B', 'Qwen3.5-4B', 3867.82, 4680.36, true],
  ['Qwen3.5 9B', 'Qwen3.5-9B', 'Qwen3.5-9B', 6433.01, 7544.74, true],
  ['Qwen2.5 0.5B', 'Qwen2.5-0.5B-Instruct', 'Qwen2-0.5B-Instruct', 944.62, 1060.2, false, 896],
  ['Qwen2.5 1.5B', 'Qwen2.5-1.5B-Instruct', 'Qwen2-1.5B-Instruct', 1629.75, 1888.97, false, 1536],
  ['Qwen2.5 3B', 'Qwen2.5-3B-Instruct', 'Qwen2.5-3B-Instruct', 2504.76, 2893.64, false, 2048],
  ['Qwen2.5 7B', 'Qwen2.5-7B-Instruct', 'Qwen2-7B-Instruct', 5106.67, 5900.09, false],
];

function variantOf(
  [, weights, library, , , , hidden]: Row,
  quantization: 'q4f16_1' | 'q4f32_1',
  memoryMB: number,
): LlmVariant {
  return {
    id: `${weights}-${quantization}-MLC`,
    library: `${library}-${quantization}_cs1k-webgpu.wasm`,
    memoryMB,
    ...(hidden === undefined ? {} : { largestBytes: (VOCABULARY * hidden) / 2 }),
  };
}

function entryOf(row: Row): LlmEntry {
  const [name, weights, , f16MB, f32MB, recurrent] = row;
  return {
    id: weights,
    kind: 'llm',
    name,
    f16: variantOf(row, 'q4f16_1', f16MB),
    f32: variantOf(row, 'q4f32_1', f32MB),
    overrides: { context_window_size: 4096, ...(recurrent ? { max_history_size: 1 } : {}) },
  };
}

/** Smallest first within a family. */
export const LLM_ENTRIES: readonly LlmEntry[] = ROWS.map(entryOf);

export function findModelEntry(id: string): EncoderEntry | undefined {
  return ENCODERS.find((entry) => entry.id === id);
}

/** By the id of either variant. */
export function findLlmEntry(variantId: string): LlmEntry | undefined {
  return LLM_ENTRIES.find(({ f16, f32 }) => f16.id === variantId || f32.id === variantId);
}
