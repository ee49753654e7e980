/** ONNX Runtime Web's WebGPU build: 27 MB, fetched from the site when a long text pays for them. */
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import type { GraphOptions } from '../encoder/graph';

/** Rejects where its files cannot be had, as offline on a first visit. */
export async function graphicsRuntime(): Promise<GraphOptions> {
  const runtime = await import('onnxruntime-web/webgpu');
  runtime.env.wasm.numThreads = 1;
  runtime.env.wasm.wasmPaths = { mjs, wasm };
  runtime.env.logLevel = 'error';
  return { runtime, provider: 'webgpu' };
}
