import { describe, expect, it } from 'vitest';
import type { DownloadState, KnownLlm } from '../../engine/contract/download';
import { mergeListed, NOTHING, withEntry, withoutEntry, type States } from './known-models';

const PAUSED: DownloadState = { phase: 'paused', loaded: 5, total: 10 };
const PRESENT: DownloadState = { phase: 'present', bytes: 10 };
const DOWNLOADING: DownloadState = { ...PAUSED, phase: 'downloading', bytesPerSecond: 1 };
const FAILED: DownloadState = {
  ...PAUSED,
  phase: 'failed',
  failure: { code: 'not-found', detail: '404' },
};

function known(id: string, state: DownloadState): KnownLlm {
  return { spec: { id, baseUrl: 'https://a.test/', libraryUrl: '', overrides: {} }, state };
}

function phases(states: States): Readonly<Record<string, string>> {
  return Object.fromEntries([...states].map(([id, { state }]) => [id, state.phase]));
}

describe('what is known of large models', () => {
  it('is what the store lists, and what it lists no more is gone', () => {
    const before = withEntry<KnownLlm>(NOTHING, 'a', known('a', PAUSED));
    const after = mergeListed(before, [known('b', PRESENT)], []);
    expect(phases(after)).toEqual({ b: 'present' });
  });

  it('is left alone where this page is busy, also before anything is stored', () => {
    const before = withEntry<KnownLlm>(NOTHING, 'a', known('a', DOWNLOADING));
    expect(phases(mergeListed(before, [known('a', PAUSED)], ['a']))).toEqual({ a: 'downloading' });
    expect(phases(mergeListed(before, [], ['a']))).toEqual({ a: 'downloading' });
  });

  it('keeps a failure until the model is there or another tab is at it', () => {
    const before = withEntry<KnownLlm>(NOTHING, 'a', known('a', FAILED));
    expect(phases(mergeListed(before, [], []))).toEqual({ a: 'failed' });
    expect(phases(mergeListed(before, [known('a', PAUSED)], []))).toEqual({ a: 'failed' });
    expect(phases(mergeListed(before, [known('a', PRESENT)], []))).toEqual({ a: 'present' });
    const elsewhere = known('a', { ...PAUSED, phase: 'elsewhere' });
    expect(phases(mergeListed(before, [elsewhere], []))).toEqual({ a: 'elsewhere' });
  });

  it('changes by copies', () => {
    const one = withEntry(NOTHING, 'a', 1);
    const two = withEntry(one, 'a', 2);
    expect([one.get('a'), two.get('a'), withoutEntry(two, 'a').size, two.size]).toEqual([
      1, 2, 0, 1,
    ]);
  });
});
