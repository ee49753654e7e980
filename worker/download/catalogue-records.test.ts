import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { describe, expect, it } from 'vitest';
import { findLlmEntry, findModelEntry, LLM_ENTRIES } from '../../src/engine/models/catalogue';
import { BUILT_IN_MODEL } from '../../src/engine/models/built-in';

const variants = LLM_ENTRIES.flatMap(({ f16, f32, overrides }) => [
  { ...f16, overrides },
  { ...f32, overrides },
]);

describe('LLM_ENTRIES', () => {
  it.each(variants)('has $id as web-llm has it', ({ id, library, memoryMB, overrides }) => {
    const record = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === id);
    expect(record?.model_lib.split('/').at(-1)).toBe(library);
    expect(record?.vram_required_MB).toBe(memoryMB);
    expect(record?.overrides).toEqual(overrides);
  });

  it('has no id twice', () => {
    expect(new Set(variants.map(({ id }) => id)).size).toBe(variants.length);
  });
});

describe('finding a model', () => {
  it('tells the built-in model from large ones', () => {
    expect(findModelEntry(BUILT_IN_MODEL.id)?.kind).toBe('encoder');
    expect(findLlmEntry(BUILT_IN_MODEL.id)).toBeUndefined();
    expect(findLlmEntry('Qwen3-4B-q4f16_1-MLC')?.name).toBe('Qwen3 4B');
    expect(findModelEntry('Qwen3-4B-q4f16_1-MLC')).toBeUndefined();
  });
});
