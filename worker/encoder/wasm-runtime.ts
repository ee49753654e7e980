/** ONNX Runtime Web's WebAssembly build, set up for a browser's worker or for Node. */
import * as ort from 'onnxruntime-web/wasm';
import type { GraphOptions } from './graph';

export interface WasmSetup {
  readonly threads: number;
  /** Where its files are, or the WebAssembly itself; beside the runtime's script unless given. */
  readonly source?: { readonly mjs: string; readonly wasm: string } | Uint8Array;
}

/** Takes effect with the first graph that is opened; later calls change nothing. */
export function startWasm({ threads, source }: WasmSetup): GraphOptions {
  ort.env.wasm.numThreads = threads;
  if (source instanceof Uint8Array) ort.env.wasm.wasmBinary = source;
  else if (source !== undefined) ort.env.wasm.wasmPaths = source;
  ort.env.logLevel = 'error';
  return { runtime: ort, provider: 'wasm' };
}
