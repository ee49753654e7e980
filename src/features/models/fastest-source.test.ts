import { describe, expect, it } from 'vitest';
import type { Reachability } from '../../engine/contract/download';
import { fastestOf } from './fastest-source';

const SILENT = { reachable: false } as const;

describe('the suggested source', () => {
  it('is the one that answered first, whatever the order of the answers', () => {
    const reached = new Map<string, Reachability>([
      ['far', { reachable: true, ms: 900 }],
      ['blocked', SILENT],
      ['near', { reachable: true, ms: 40 }],
    ]);
    expect(fastestOf(reached)).toBe('near');
    expect(fastestOf(new Map([...reached].reverse()))).toBe('near');
  });

  it('is none where none answered', () => {
    expect(fastestOf(new Map())).toBeUndefined();
    expect(fastestOf(new Map([['blocked', SILENT]]))).toBeUndefined();
  });
});
