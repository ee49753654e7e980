import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import {
  ENCODERS,
  findLlmEntry,
  findModelEntry,
  LLM_ENTRIES,
} from '../../src/engine/models/catalogue';
import { MINI_MODEL } from '../../src/engine/models/built-in';
import { parseManifest, totalBytes } from '../encoder/manifest';

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

describe('ENCODERS', () => {
  it.each(ENCODERS)('has $id as its manifest says', ({ id, path, bytes }) => {
    const manifest = parseManifest(JSON.parse(readFileSync(`public/${path}manifest.json`, 'utf8')));
    if (!manifest.ok) throw new Error(manifest.error);
    expect([manifest.value.id, totalBytes(manifest.value)]).toEqual([id, bytes]);
  });
});

describe('finding a model', () => {
  it('tells the built-in model from large ones', () => {
    expect(findModelEntry(MINI_MODEL.id)?.kind).toBe('encoder');
    expect(findLlmEntry(MINI_MODEL.id)).toBeUndefined();
    expect(findLlmEntry('Qwen3-4B-q4f16_1-MLC')?.name).toBe('Qwen3 4B');
    expect(findModelEntry('Qwen3-4B-q4f16_1-MLC')).toBeUndefined();
  });
});
