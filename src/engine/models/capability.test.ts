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
    });
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
