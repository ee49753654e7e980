import { describe, expect, it } from 'vitest';
import type { DownloadState } from '../../engine/contract/download';
import { offersOf } from './model-actions';

const HALF = { loaded: 5, total: 10 };
const FAILURE = { code: 'download-failed', detail: 'reset' } as const;

const STATES: Readonly<Record<DownloadState['phase'], DownloadState>> = {
  absent: { phase: 'absent' },
  downloading: { phase: 'downloading', bytesPerSecond: 1, ...HALF },
  elsewhere: { phase: 'elsewhere', ...HALF },
  paused: { phase: 'paused', ...HALF },
  verifying: { phase: 'verifying', ...HALF },
  failed: { phase: 'failed', failure: FAILURE, ...HALF },
  present: { phase: 'present', bytes: 10 },
};

function enabled(state: DownloadState, fits = true, inUse = false): readonly string[] {
  return offersOf({ state, fits, inUse }).flatMap((offer) => (offer.enabled ? offer.action : []));
}

describe('what is offered for a large model', () => {
  it.each([
    ['absent', ['download']],
    ['downloading', ['pause', 'cancel']],
    ['elsewhere', []],
    ['paused', ['resume', 'cancel']],
    ['verifying', []],
    ['failed', ['retry', 'cancel']],
    ['present', ['use', 'verify', 'export', 'remove']],
  ] as const)('follows its state: %s', (phase, actions) => {
    expect(enabled(STATES[phase])).toEqual(actions);
  });

  it('is not using it again while it runs', () => {
    expect(enabled(STATES.present, true, true)).not.toContain('use');
  });

  it('lets what is stored be taken away or deleted on a device that cannot run it', () => {
    expect(enabled(STATES.present, false)).toEqual(['verify', 'export', 'remove']);
    expect(enabled(STATES.paused, false)).toEqual(['cancel']);
    expect(enabled(STATES.absent, false)).toEqual([]);
  });

  it('has at most one main action, and it comes first', () => {
    for (const state of Object.values(STATES)) {
      const main = offersOf({ state, fits: true, inUse: false }).map((offer) => offer.main);
      expect(main.lastIndexOf(true)).toBeLessThanOrEqual(0);
    }
  });
});
