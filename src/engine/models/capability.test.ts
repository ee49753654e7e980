import { describe, expect, it } from 'vitest';
import { probeCapability, type CapabilityScope } from './capability';

function scopeWith(adapter: object | null): CapabilityScope {
  const features = new Set(['shader-f16']);
  const found = adapter === null ? null : { features, ...adapter };
  return {
    crossOriginIsolated: true,
    navigator: { hardwareConcurrency: 8, gpu: { requestAdapter: () => Promise.resolve(found) } },
  };
}

describe('probeCapability', () => {
  it('finds a graphics card and its half precision', async () => {
    const info = { vendor: 'intel', architecture: 'xe' };
    expect(await probeCapability(scopeWith({ info }))).toEqual({
      crossOriginIsolated: true,
      cores: 8,
      webgpu: true,
      f16: true,
      adapter: { name: 'intel xe', kind: 'unknown', systemChooses: false },
    });
  });

  it.each([
    [{ vendor: 'nvidia', architecture: 'ampere' }, 'discrete', undefined],
    [{ vendor: 'apple', architecture: 'metal-3' }, 'integrated', undefined],
    [{ vendor: 'intel', architecture: 'gen-12lp' }, 'integrated', undefined],
    [{ vendor: 'intel', description: 'Intel(R) Arc(TM) A770' }, 'discrete', undefined],
    [{ vendor: 'amd', architecture: 'rdna-3' }, 'unknown', undefined],
    [{ vendor: 'amd', architecture: 'rdna-3', type: 'discrete GPU' }, 'discrete', undefined],
    [{ vendor: 'qualcomm', architecture: 'adreno-6xx' }, 'integrated', 'issues/836'],
    [{ vendor: 'qualcomm', description: 'Adreno (TM) 810' }, 'integrated', 'issues/836'],
    [{ vendor: 'qualcomm', architecture: 'adreno-7xx' }, 'integrated', undefined],
  ])('says of %j that it is %s, and what is known against it', async (info, kind, trouble) => {
    const { adapter } = await probeCapability(scopeWith({ info }));
    expect(adapter?.kind).toBe(kind);
    if (trouble === undefined) expect(adapter?.trouble).toBeUndefined();
    else expect(adapter?.trouble).toContain(trouble);
  });

  it('passes on limits as they are told, and that Windows chooses the card itself', async () => {
    const limits = { maxBufferSize: 2 ** 31, maxStorageBufferBindingSize: 2 ** 27 };
    const { navigator } = scopeWith({ limits });
    const asked: unknown[] = [];
    const gpu = {
      requestAdapter: async (options: unknown) => {
        asked.push(options);
        return navigator?.gpu?.requestAdapter({ powerPreference: 'high-performance' }) ?? null;
      },
    };
    const userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
    const { adapter } = await probeCapability({ navigator: { gpu, userAgent } });
    expect(adapter).toEqual({
      name: '',
      kind: 'unknown',
      systemChooses: true,
      bufferBytes: 2 ** 31,
      bindingBytes: 2 ** 27,
    });
    expect(asked).toEqual([{ powerPreference: 'high-performance' }]);
  });

  it('passes on how much memory the browser says there is', async () => {
    const { navigator } = scopeWith(null);
    const found = await probeCapability({ navigator: { ...navigator, deviceMemory: 4 } });
    expect(found.memoryGB).toBe(4);
  });

  it('does not claim half precision that the adapter lacks', async () => {
    const found = await probeCapability(scopeWith({ features: new Set() }));
    expect(found).toMatchObject({ webgpu: true, f16: false });
  });

  it.each([
    ['none', null],
    ['one marked as a fallback', { isFallbackAdapter: true }],
    ['one whose info marks it as a fallback', { info: { isFallbackAdapter: true } }],
    ['SwiftShader', { info: { vendor: 'google', architecture: 'swiftshader' } }],
    ['llvmpipe', { info: { description: 'llvmpipe (LLVM 17)' } }],
  ])('takes %s as no graphics card', async (_, adapter) => {
    expect(await probeCapability(scopeWith(adapter))).toMatchObject({ webgpu: false, f16: false });
  });

  it('takes a refused request as no graphics card', async () => {
    const gpu = { requestAdapter: () => Promise.reject(new Error('blocked')) };
    expect(await probeCapability({ navigator: { gpu } })).toEqual({
      crossOriginIsolated: false,
      cores: 1,
      webgpu: false,
      f16: false,
    });
  });
});
