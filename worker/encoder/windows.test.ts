import { describe, expect, it } from 'vitest';
import { chunkText } from '../../src/core/chunk';
import { findPreset } from '../../src/presets/presets';
import { EMPTY_SCHEMA } from '../../src/core/schema';
import { windowsFor } from './windows';

describe('windowsFor', () => {
  it('reads less text twice for entities alone than for relations, events or all three', () => {
    const text = '河上的船一早就开了，岸边的人还在等。'.repeat(300);
    const read = (preset: string): number =>
      chunkText(text, windowsFor(findPreset(preset)?.schema ?? EMPTY_SCHEMA)).reduce(
        (sum, { start, end }) => sum + end - start,
        0,
      );
    const entities = read('ner-fine');
    expect(entities).toBeLessThan(1.2 * text.length);
    for (const preset of ['re-encyclopedia', 'ee-general', 'all-in-one']) {
      expect(read(preset)).toBeGreaterThan(1.1 * entities);
    }
  });
});
