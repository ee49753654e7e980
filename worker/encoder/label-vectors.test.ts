import { describe, expect, it } from 'vitest';
import { KIND } from './label-plan';
import { withOffsets } from './label-vectors';

describe('withOffsets', () => {
  it('moves the inside row of each label by the offset of its kind, and nothing else', () => {
    const labels = [
      { kind: KIND.entity, name: '人物' },
      { kind: KIND.trigger, name: '收购' },
    ];
    const bias = { data: Float32Array.from([1, 2, 3, 4, 5, 6]), dims: [3, 1, 2] };
    const moved = withOffsets(bias, labels, [0.5, 0, -2]);
    expect([...moved.data]).toEqual([1, 2, 3, 4, 5.5, 4]);
    expect([...bias.data]).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
