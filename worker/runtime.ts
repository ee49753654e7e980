/** ONNX Runtime Web in the browser: the WASM build, and the WebGPU build only where a probe asks for it. */
import wasmModuleUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import * as ort from 'onnxruntime-web/wasm';
import type { GraphOptions } from './encoder/graph';

/** More threads than this gain nothing on graphs of this size. */
const MAX_THREADS = 4;

export interface WasmRuntime extends GraphOptions {
  readonly threads: number;
}

/** Threads share memory, which browsers allow on cross-origin isolated pages only. */
export function threadCount(isolated: boolean, cores: number): number {
  return isolated ? Math.max(1, Math.min(MAX_THREADS, cores)) : 1;
}

export function wasmRuntime(): WasmRuntime {
  const threads = threadCount(self.crossOriginIsolated, navigator.hardwareConcurrency);
  ort.env.wasm.numThreads = threads;
  ort.env.wasm.wasmPaths = { mjs: wasmModuleUrl, wasm: wasmUrl };
  ort.env.logLevel = 'error';
  return { runtime: ort, provider: 'wasm', threads };
}
