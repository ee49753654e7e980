import { describe, expect, it } from 'vitest';
import { LLM_ENTRIES, type LlmEntry } from './catalogue';
import type { Capability } from '../contract/extractor';
import { fitOf } from './fit';

const device: Capability = { crossOriginIsolated: true, cores: 4, webgpu: true, f16: true };

function entryOf(name: string): LlmEntry {
  const entry = LLM_ENTRIES.find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`no ${name}`);
  return entry;
}

describe('fitOf', () => {
  it('offers f16 only where the device has it', () => {
    const entry = entryOf('Qwen3 1.7B');
    expect(fitOf(entry, device)).toEqual({ fits: true, variant: entry.f16 });
    expect(fitOf(entry, { ...device, f16: false })).toEqual({ fits: true, variant: entry.f32 });
  });

  it('says what is missing without WebGPU', () => {
    const fit = fitOf(entryOf('Qwen3 0.6B'), { ...device, webgpu: false, f16: false });
    expect(fit).toMatchObject({ fits: false, reason: 'no-webgpu' });
  });

  it('says that a small device has too little memory for a large model, not for a small one', () => {
    const small = { ...device, memoryGB: 4 };
    expect(fitOf(entryOf('Qwen3 8B'), small)).toMatchObject({ fits: false, reason: 'memory' });
    expect(fitOf(entryOf('Qwen3 0.6B'), small)).toMatchObject({ fits: true });
    expect(fitOf(entryOf('Qwen3 8B'), { ...device, memoryGB: 8 })).toMatchObject({ fits: true });
  });

  it.each([
    [{ workgroupBytes: 16_384 }, 'Qwen3 0.6B', 'limits'],
    [{ buffersPerStage: 8 }, 'Qwen3 0.6B', 'limits'],
    [{ bindingBytes: 2 ** 27 }, 'Qwen3 8B', 'buffer'],
    [{ bindingBytes: 2 ** 27 }, 'Qwen3 0.6B', undefined],
    [{ bindingBytes: 2 ** 30 }, 'Qwen3 8B', undefined],
    [{ trouble: 'https://a.test/' }, 'Qwen3 0.6B', 'known-bad'],
  ] as const)('looks at the adapter: with %j, %s is %s', (limits, name, reason) => {
    const adapter = { name: 'a card', kind: 'unknown', systemChooses: false, ...limits } as const;
    const fit = fitOf(entryOf(name), { ...device, adapter });
    expect(fit.fits ? undefined : fit.reason).toBe(reason);
  });

  it('has nothing against a model on a device that is not known yet', () => {
    expect(fitOf(entryOf('Qwen3 4B'), undefined)).toMatchObject({ fits: true });
  });
});
