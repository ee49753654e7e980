import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../presets/presets';
import { assignHues, hueOf } from './hues';

describe('assignHues', () => {
  it('gives neighbours in a preset clearly different hues', () => {
    for (const { schema } of PRESETS) {
      const hues = [...assignHues(schema).values()];
      hues.slice(1).forEach((hue, index) => {
        const apart = Math.abs(hue - (hues[index] ?? 0));
        expect(Math.min(apart, 360 - apart)).toBeGreaterThanOrEqual(30);
      });
    }
  });

  it('repeats no hue within the first two dozen types', () => {
    const entities = Array.from({ length: 24 }, (_, index) => ({ name: `类型${index}` }));
    const hues = assignHues({ entities, relations: [], events: [] });
    expect(new Set(hues.values()).size).toBe(24);
  });
});

describe('hueOf', () => {
  it('is steady also for a type that the schema does not know', () => {
    expect(hueOf(new Map(), '陌生')).toBe(hueOf(new Map(), '陌生'));
  });
});
