import { describe, expect, it } from 'vitest';
import { LoadClock } from './load-clock';

describe('LoadClock', () => {
  it('says how long the last whole load of a model took', () => {
    let now = 0;
    const clock = new LoadClock(() => now);
    expect(clock.secondsOf('a')).toBeUndefined();
    const lap = clock.begin();
    clock.begin();
    now = 117_400;
    lap.end('a');
    expect(clock.secondsOf('a')).toBe(117);
    expect(clock.secondsOf('b')).toBeUndefined();
    clock.begin().end('b');
    expect(clock.secondsOf('b')).toBe(1);
  });
});
