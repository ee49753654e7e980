import { describe, expect, it } from 'vitest';
import { LLM_ENTRIES } from '../../engine/models/catalogue';
import type { Capability } from '../../engine/contract/extractor';
import type { DownloadState, KnownLlm } from '../../engine/contract/download';
import { NOTHING, type States } from './known-models';
import { groupRows, type ModelRow } from './model-rows';

const F16: Capability = { crossOriginIsolated: true, cores: 8, webgpu: true, f16: true };
const F32: Capability = { ...F16, f16: false };
const NO_GPU: Capability = { ...F16, webgpu: false, f16: false };

function stored(...pairs: readonly (readonly [string, DownloadState])[]): States {
  const known = ([id, state]: readonly [string, DownloadState]): readonly [string, KnownLlm] => [
    id,
    {
      spec: { id, baseUrl: 'https://a.test/', libraryUrl: 'https://a.test/l', overrides: {} },
      state,
    },
  ];
  return new Map(pairs.map(known));
}

function rows(capability: Capability | undefined, states: States = NOTHING): readonly ModelRow[] {
  return groupRows(capability, states).flatMap((group) => group.rows);
}

function rowOf(id: string, all: readonly ModelRow[]): ModelRow | undefined {
  return all.find((row) => row.id === id);
}

describe('the list of large models', () => {
  it('has every model once, by family, in half precision where the card has it', () => {
    expect(groupRows(F16, NOTHING).map(({ family }) => family)).toEqual([
      'Qwen3',
      'Qwen3.5',
      'Qwen2.5',
      '',
    ]);
    expect(rows(F16).map(({ id }) => id)).toEqual(LLM_ENTRIES.map(({ f16 }) => f16.id));
    expect(rows(F32).map(({ id }) => id)).toEqual(LLM_ENTRIES.map(({ f32 }) => f32.id));
  });

  it('offers nothing before the device is known, nor without WebGPU, and says why', () => {
    expect(rows(undefined).every(({ blocked }) => blocked)).toBe(true);
    for (const { blocked, fit, recommended } of rows(NO_GPU)) {
      expect({ blocked, fit, recommended }).toEqual({
        blocked: true,
        fit: { fits: false, reason: 'no-webgpu' },
        recommended: false,
      });
    }
  });

  it('recommends one model that fits, the largest with memory to spare', () => {
    for (const capability of [F16, F32]) {
      const recommended = rows(capability).filter((row) => row.recommended);
      expect(recommended.map(({ name }) => name)).toEqual(['Qwen3 1.7B']);
    }
  });

  it('recommends a smaller one where memory is short, and lets larger ones be tried', () => {
    const small = rows({ ...F16, memoryGB: 2 });
    expect(small.filter((row) => row.recommended).map(({ name }) => name)).toEqual(['Qwen3 0.6B']);
    const large = small.find(({ name }) => name === 'Qwen3 8B');
    expect(large?.fit).toEqual({ fits: false, reason: 'memory' });
    expect(large?.blocked).toBe(false);
  });

  it('estimates a download until its files are known', () => {
    const id = 'Qwen3-0.6B-q4f16_1-MLC';
    const estimate = rowOf(id, rows(F16))?.size;
    expect(estimate?.exact).toBe(false);
    expect(estimate?.bytes).toBeCloseTo(337.5e6, -5);
    const states = stored([id, { phase: 'paused', loaded: 7, total: 350 }]);
    expect(rowOf(id, rows(F16, states))?.size).toEqual({ bytes: 350, exact: true });
  });

  it('also lists the variant that was fetched on another graphics card', () => {
    const [entry] = LLM_ENTRIES;
    if (entry === undefined) throw new Error('no entry');
    const states = stored([entry.f16.id, { phase: 'present', bytes: 9 }]);
    const all = rows(F32, states);
    expect(rowOf(entry.f32.id, all)?.state.phase).toBe('absent');
    expect(rowOf(entry.f16.id, all)).toMatchObject({
      fit: { fits: false, reason: 'needs-f16' },
      blocked: true,
      state: { phase: 'present' },
    });
  });

  it('puts models of one’s own last, to be tried on any device', () => {
    const states = stored(['mine', { phase: 'present', bytes: 9 }], ['gone', { phase: 'absent' }]);
    const own = groupRows(NO_GPU, states).at(-1);
    expect(own?.family).toBe('');
    expect(own?.rows).toMatchObject([
      { id: 'mine', name: 'mine', blocked: false, fit: { fits: false, reason: 'no-webgpu' } },
    ]);
  });
});
