import { describe, expect, it } from 'vitest';
import { DEFAULT_LARGE_START, LARGE_STARTS, parseLargeStart, startDelay } from './start-rule';

describe('startDelay', () => {
  it('lets the built-in model follow typing', () => {
    for (const setting of LARGE_STARTS) {
      expect(startDelay({ reason: 'typing', large: false, setting })).toBe(250);
    }
  });

  it('does not start a large model at a pause between two words', () => {
    // Fails where every pause in typing starts a prefill.
    for (const setting of LARGE_STARTS) {
      const delay = startDelay({ reason: 'typing', large: true, setting });
      expect(delay === 'button' || delay >= 2000).toBe(true);
    }
    expect(startDelay({ reason: 'typing', large: true, setting: 10 })).toBe(10_000);
    expect(startDelay({ reason: 'typing', large: true, setting: 'button' })).toBe('button');
  });

  it.each(['chosen', 'asked'] as const)('starts either model at once for %s', (reason) => {
    for (const large of [false, true]) {
      expect(startDelay({ reason, large, setting: 'button' })).toBe(0);
    }
  });
});

describe('parseLargeStart', () => {
  it('reads back every choice, and takes anything else for the default', () => {
    expect(LARGE_STARTS.map((choice) => parseLargeStart(String(choice)))).toEqual(LARGE_STARTS);
    for (const stored of [undefined, '', '0', '3', 'never', '__proto__']) {
      expect(parseLargeStart(stored)).toBe(DEFAULT_LARGE_START);
    }
  });
});
