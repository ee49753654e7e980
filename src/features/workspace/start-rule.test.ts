import { describe, expect, it } from 'vitest';
import { LARGE_STARTS, parseLargeStart, typingDelay } from './start-rule';

describe('typingDelay', () => {
  it('lets the built-in model follow typing', () => {
    for (const setting of LARGE_STARTS) expect(typingDelay({ large: false, setting })).toBe(250);
  });

  it('does not start a large model at a pause between two words', () => {
    // Fails where every pause in typing starts a prefill.
    for (const setting of LARGE_STARTS) {
      const delay = typingDelay({ large: true, setting });
      expect(delay === 'button' || delay >= 2000).toBe(true);
    }
    expect(typingDelay({ large: true, setting: 10 })).toBe(10_000);
    expect(typingDelay({ large: true, setting: 'button' })).toBe('button');
  });
});

describe('parseLargeStart', () => {
  it('reads back every choice, and takes anything else for the default', () => {
    expect(LARGE_STARTS.map((choice) => parseLargeStart(String(choice)))).toEqual(LARGE_STARTS);
    for (const stored of [undefined, '', '0', '3', 'never', '__proto__']) {
      expect(parseLargeStart(stored)).toBe(5);
    }
  });
});
