/** ONNX Runtime Web in the browser: the site's own copy of its WebAssembly, with threads where allowed. */
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { BATCH_WORKER } from '../../src/engine/contract/worker-names';
import type { GraphOptions } from '../encoder/graph';
import { startWasm } from '../encoder/wasm-runtime';

/** More threads than this gain nothing on graphs of this size. */
const MAX_THREADS = 4;

/**
 * Threads share memory, which browsers allow on cross-origin isolated pages only. One core is left to the
 * page: on two cores with two threads its tasks reached 59 ms, with one 51.
 */
function threadCount(isolated: boolean, cores: number): number {
  // Several such workers share the cores.
  if (self.name === BATCH_WORKER) return 1;
  return isolated ? Math.max(1, Math.min(MAX_THREADS, cores - 1)) : 1;
}

export function browserRuntime(): GraphOptions & { readonly threads: number } {
  const threads = threadCount(self.crossOriginIsolated, navigator.hardwareConcurrency);
  return { ...startWasm({ threads, source: { mjs, wasm } }), threads };
}
