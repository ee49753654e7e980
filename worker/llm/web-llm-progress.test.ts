import { describe, expect, it } from 'vitest';
import { readProgress } from './web-llm-progress';

describe('readProgress', () => {
  it('counts bytes while the weights go to the device', () => {
    const report = { progress: 0.25, text: 'Loading model from cache[1/4]: 5MB loaded.' };
    expect(readProgress(report, 1000)).toEqual({ stage: 'starting', loaded: 250, total: 1000 });
    const first = { progress: 0, text: 'Start to fetch params' };
    expect(readProgress(first, 1000).loaded).toBe(0);
  });

  it('does not go back while shaders are made, of which web-llm counts from 0 again', () => {
    const report = { progress: 0.1, text: 'Loading GPU shader modules[7/73]: 10% completed' };
    expect(readProgress(report, 1000).loaded).toBe(1000);
    const last = { progress: 1, text: 'Finish loading on WebGPU - some vendor' };
    expect(readProgress(last, 1000).loaded).toBe(1000);
  });

  it('stays a number within bounds when web-llm divides by nothing', () => {
    const report = { progress: NaN, text: 'Loading model from cache[0/0]' };
    expect(readProgress(report, 1000).loaded).toBe(0);
    expect(readProgress({ ...report, progress: 1.2 }, 1000).loaded).toBe(1000);
  });
});
