/** What the runtime throws, as a failure that a person can be told about. */
import type { Failure } from '../src/engine/contract';

/** Words of ONNX Runtime, Emscripten and the browsers for memory that could not be had. */
const OUT_OF_MEMORY =
  /out of memory|bad_alloc|allocation failed|could not allocate|cannot enlarge memory/i;

export function classifyFailure(error: unknown): Failure {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (OUT_OF_MEMORY.test(detail)) return { code: 'out-of-memory', detail };
  return { code: 'crashed', detail };
}
