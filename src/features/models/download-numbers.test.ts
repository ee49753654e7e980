import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DownloadState } from '../../engine/contract/download';
import { knownTotal, progressOf, secondsLeft, storedBytes } from './download-numbers';

function downloading(loaded: number, total: number, bytesPerSecond = 0): DownloadState {
  return { phase: 'downloading', loaded, total, bytesPerSecond };
}

describe('the numbers of a download', () => {
  it('give a share from 0 to 1, also when more has come than was announced', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1 }), (loaded, total) => {
        const share = progressOf(downloading(loaded, total)) ?? -1;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
    expect(progressOf({ phase: 'paused', loaded: 5, total: 20 })).toBe(0.25);
  });

  it('give no share while the total is unknown, and none where nothing is under way', () => {
    expect(progressOf(downloading(5, 0))).toBeUndefined();
    expect(progressOf({ phase: 'absent' })).toBeUndefined();
    expect(progressOf({ phase: 'present', bytes: 9 })).toBeUndefined();
  });

  it('give the time left from the speed of this run, and none without one', () => {
    expect(secondsLeft(downloading(900, 1000, 50))).toBe(2);
    expect(secondsLeft(downloading(1100, 1000, 50))).toBe(0);
    expect(secondsLeft(downloading(900, 1000))).toBeUndefined();
    expect(secondsLeft(downloading(900, 0, 50))).toBeUndefined();
    expect(secondsLeft({ phase: 'paused', loaded: 1, total: 2 })).toBeUndefined();
  });

  it('tell what is stored from what the whole model has', () => {
    expect([storedBytes, knownTotal].map((of) => of(downloading(3, 9)))).toEqual([3, 9]);
    expect([storedBytes, knownTotal].map((of) => of({ phase: 'present', bytes: 9 }))).toEqual([
      9, 9,
    ]);
    expect([storedBytes, knownTotal].map((of) => of({ phase: 'absent' }))).toEqual([0, 0]);
  });
});
