import { describe, expect, it } from 'vitest';
import { LLM_ENTRIES } from '../../engine/models/catalogue';
import { isOwnName } from './own-model';

describe('the name of a model of one’s own', () => {
  it('is letters, digits, dots, hyphens and underscores, 1 to 80 of them', () => {
    expect(['a', 'My-Model_1.5B', 'x'.repeat(80)].map(isOwnName)).toEqual([true, true, true]);
    expect(['', 'x'.repeat(81), '我的模型', 'a b', '../a', 'a/b'].some(isOwnName)).toBe(false);
  });

  it('is not one of the catalogue', () => {
    const ids = LLM_ENTRIES.flatMap(({ f16, f32 }) => [f16.id, f32.id]);
    expect(ids.some(isOwnName)).toBe(false);
  });
});
