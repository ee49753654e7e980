import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEncoder } from './fake-encoder.fixture';
import { tryOut } from './trial';

const taking = (milliseconds: number, lengths = [2, 4]): FakeEncoder =>
  new FakeEncoder({ lengths, onRead: () => vi.advanceTimersByTime(milliseconds) });

describe('the trial of a second encoder (scripted encoders)', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] }));
  afterEach(() => vi.useRealTimers());

  it('says faster where it gains a quarter at least', async () => {
    expect(await tryOut(taking(100), taking(80))).toBe('faster');
    expect(await tryOut(taking(100), taking(81))).toBe('slower');
  });

  it('says different where it finds something else, however fast', async () => {
    expect(await tryOut(taking(100), taking(1, [2, 5]))).toBe('different');
  });

  it('takes two that find nothing for different: nothing was shown', async () => {
    expect(await tryOut(taking(100, []), taking(1, []))).toBe('different');
  });

  it('does not time the first reading, which makes ready', async () => {
    let first = true;
    const warming = new FakeEncoder({
      lengths: [2, 4],
      onRead: () => {
        vi.advanceTimersByTime(first ? 5000 : 10);
        first = false;
      },
    });
    expect(await tryOut(taking(100), warming)).toBe('faster');
  });
});
