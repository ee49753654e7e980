/** What a runtime throws (ONNX Runtime, web-llm, WebGPU), as a failure that a person can be told about. */
import type { Failure, FailureCode } from '../src/engine/contract/extractor';

/** By the error's name, which is surest: web-llm's sentence about a lost device also speaks of memory. */
const BY_NAME: Readonly<Record<string, FailureCode>> = {
  DeviceLostError: 'device-lost',
  ShaderF16SupportError: 'needs-f16',
  WebGPUNotAvailableError: 'no-webgpu',
  WebGPUNotFoundError: 'no-webgpu',
  LinkError: 'wrong-library',
  IntegrityError: 'integrity-failed',
  QuotaExceededError: 'quota-exceeded',
};

/** By what the sentence says, the first that fits. */
const BY_WORDS: readonly (readonly [RegExp, FailureCode])[] = [
  // web-llm gives this error no name of its own.
  [/exceeds? context window size/i, 'context-overflow'],
  // Words of ONNX Runtime, Emscripten, the browsers and graphics drivers for memory that could not be had.
  [
    /out of (device |host )?memory|out_of_(device|host)_memory|bad_alloc|allocation failed|could not allocate|cannot enlarge memory/i,
    'out-of-memory',
  ],
  // A device lost while the model writes shows only in what was waiting for it; web-llm disposes of all it had.
  [/device( was| is| has been)? lost|device_(hung|removed|lost)/i, 'device-lost'],
  [/valid external instance reference|already been disposed/i, 'device-lost'],
  [/extension shader-f16/i, 'needs-f16'],
  [/find a compatible gpu|cannot find webgpu|webgpu is not supported/i, 'no-webgpu'],
];

export function classifyFailure(error: unknown): Failure {
  const name = error instanceof Error ? error.name : '';
  const detail = error instanceof Error ? `${name}: ${error.message}` : String(error);
  const named = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
  const code = named ?? BY_WORDS.find(([words]) => words.test(detail))?.[1] ?? 'crashed';
  return { code, detail };
}
