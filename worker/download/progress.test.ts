import { beforeEach, describe, expect, it } from 'vitest';
import type { DownloadState } from '../../src/engine/contract/download';
import { Progress } from './progress';

let now: number;
let states: DownloadState[];
let progress: Progress;

beforeEach(() => {
  now = 0;
  states = [];
  progress = new Progress(
    'downloading',
    (state) => states.push(state),
    () => now,
  );
  progress.total = 10_000;
});

describe('Progress', () => {
  it('counts what was there as loaded but not as speed', () => {
    progress.set('a', 6000);
    now = 1000;
    progress.add('b', 500);
    expect(states).toEqual([
      { phase: 'downloading', loaded: 6500, total: 10_000, bytesPerSecond: 500 },
    ]);
  });

  it('forgets the speed of long ago', () => {
    now = 1000;
    progress.add('a', 5000);
    now = 20_000;
    progress.tell();
    expect(states.at(-1)).toMatchObject({ loaded: 5000, bytesPerSecond: 0 });
  });

  it('reports at most ten times a second', () => {
    for (; now < 1000; now += 1) progress.add('a', 1);
    expect(states).toHaveLength(10);
  });

  it('goes back when a file begins again', () => {
    progress.add('a', 100);
    progress.set('a', 0);
    expect(progress.loaded).toBe(0);
  });
});
