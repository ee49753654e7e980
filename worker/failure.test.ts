import { describe, expect, it } from 'vitest';
import { classifyFailure } from './failure';

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

/** Imports `env.f` and nothing else. */
const IMPORTS_ONE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 9, 1, 3, 101, 110, 118, 1, 102, 0, 0],
);

describe('classifyFailure', () => {
  it.each([
    [
      'device-lost',
      named('DeviceLostError', 'The WebGPU device was lost … due to running out of memory (OOM).'),
    ],
    ['device-lost', new DOMException("Failed to execute 'mapAsync': Device is lost", 'AbortError')],
    [
      'device-lost',
      named('OperationError', 'A valid external Instance reference no longer exists.'),
    ],
    ['device-lost', new Error('Object has already been disposed')],
    ['device-lost', 'DXGI_ERROR_DEVICE_HUNG'],
    ['needs-f16', named('ShaderF16SupportError', 'This model requires …')],
    ['no-webgpu', named('WebGPUNotAvailableError', 'WebGPU is not supported …')],
    ['no-webgpu', named('WebGPUNotFoundError', 'Cannot find WebGPU in the environment')],
    ['no-webgpu', new Error('Unable to find a compatible GPU. This issue might be …')],
    [
      'context-overflow',
      new Error('Prompt tokens exceed context window size: number of prompt tokens: 5000; …'),
    ],
    ['out-of-memory', new RangeError('Array buffer allocation failed')],
    ['out-of-memory', new Error('vkAllocateMemory failed with VK_ERROR_OUT_OF_DEVICE_MEMORY')],
    ['out-of-memory', new Error('std::bad_alloc')],
    ['quota-exceeded', new DOMException('no space', 'QuotaExceededError')],
    ['integrity-failed', named('IntegrityError', 'hash mismatch')],
    ['crashed', new TypeError('x is not a function')],
    ['crashed', named('constructor', 'odd')],
    ['crashed', undefined],
  ])('is %s on %s', (code, error) => {
    expect(classifyFailure(error).code).toBe(code);
  });

  it('is wrong-library on what WebAssembly itself throws where an import is missing', async () => {
    const linking = WebAssembly.instantiate(IMPORTS_ONE, { env: {} });
    const failure = await linking.then(() => undefined, classifyFailure);
    expect(failure?.code).toBe('wrong-library');
    expect(failure?.detail).toMatch(/^LinkError: .*env/);
  });

  it('keeps the words of the error for the log', () => {
    expect(classifyFailure(new RangeError('too long'))).toEqual({
      code: 'crashed',
      detail: 'RangeError: too long',
    });
    expect(classifyFailure('odd').detail).toBe('odd');
  });
});
