import { describe, expect, it } from 'vitest';
import { findPreset } from '../../presets/presets';
import { SAMPLES } from './samples';

describe('SAMPLES', () => {
  it('cover at least eight domains, each with a preset that exists', () => {
    expect(new Set(SAMPLES.map(({ domain }) => domain)).size).toBeGreaterThanOrEqual(8);
    for (const { presetId } of SAMPLES) expect(findPreset(presetId)).toBeDefined();
  });

  it('have ids of their own and between 80 and 300 characters', () => {
    expect(new Set(SAMPLES.map(({ id }) => id)).size).toBe(SAMPLES.length);
    for (const { text } of SAMPLES) {
      expect(text.length).toBeGreaterThanOrEqual(80);
      expect(text.length).toBeLessThanOrEqual(300);
    }
  });
});
