import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isBlank,
  isBoundary,
  isWhitespace,
  snapForward,
  snapToCharacter,
  splitsPair,
  trimSpan,
} from './text';
import { anyText } from './any-text.fixture';

describe('isBoundary', () => {
  it.each([
    ['the halves of an emoji', '🐿', 1],
    ['a letter and its combining mark', 'e\u0301', 1],
    ['a character and its variation selector', '✈\ufe0f', 1],
    ['an ideograph and its variation selector', '葛\u{e0100}', 1],
    ['both sides of a joiner', '👩\u200d🔬', 2],
    ['a joiner and what follows', '👩\u200d🔬', 3],
    ['an emoji and its skin tone', '👋🏽', 2],
    ['a carriage return and its line feed', 'a\r\nb', 2],
  ])('is false between %s', (_, text, index) => {
    expect(isBoundary(text, index)).toBe(false);
  });

  it.each([
    ['two ideographs', '栗鼠', 1],
    ['two emoji', '🐿🐿', 2],
    ['a full-width letter and a digit', 'Ａ1', 1],
    ['two lone high surrogates', '\ud83d\ud83d', 1],
    ['a low surrogate and a high one', '\udc3f\ud83d', 1],
    ['a line feed and a carriage return', '\n\r', 1],
  ])('is true between %s', (_, text, index) => {
    expect(isBoundary(text, index)).toBe(true);
  });
});

describe('snapToCharacter', () => {
  it('goes back to the start of a joined emoji', () => {
    expect(snapToCharacter('a👩\u200d🔬b', 4)).toBe(1);
  });

  it('stays above its floor even inside a character', () => {
    expect(snapToCharacter('e\u0301\u0301\u0301', 2, 1)).toBe(2);
  });

  it('never splits a surrogate pair unless the floor forces it', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const index = text.length === 0 ? 0 : a % (text.length + 1);
        const floor = (b % (index + 1)) - 1;
        const at = snapToCharacter(text, index, floor);
        expect(at).toBeGreaterThan(floor);
        expect(at).toBeLessThanOrEqual(index);
        expect(splitsPair(text, at) && at - 1 > floor).toBe(false);
      }),
    );
  });

  it('gives up within a bounded distance in an endless run of combining marks', () => {
    const text = 'a' + '\u0301'.repeat(1000);
    expect(snapToCharacter(text, 900)).toBe(900);
  });
});

describe('snapForward', () => {
  it('goes on to the end of a character', () => {
    expect(snapForward('a👩\u200d🔬b', 2, 7)).toBe(6);
  });

  it('stops at its ceiling', () => {
    expect(snapForward('e\u0301\u0301\u0301x', 1, 3)).toBe(1);
  });
});

describe('blanks', () => {
  it.each([' ', '\t', '\n', '\r', '\u3000', '\u00a0', '\u200b', '\ufeff', '\u200f', '\u2060'])(
    'counts %j as one',
    (character) => {
      expect(isWhitespace(character)).toBe(true);
    },
  );

  it.each(['a', '栗', '🐿', '\u200d', '\u0301', '\ud83d', '。'])(
    'does not count %j',
    (character) => {
      expect(isWhitespace(character)).toBe(false);
    },
  );

  it('are trimmed from both ends of a span', () => {
    expect(trimSpan('，\u3000 栗鼠\r\n。', 1, 7)).toEqual({ start: 3, end: 5 });
  });

  it('leave an empty span where there is nothing else', () => {
    expect(trimSpan('a \t b', 1, 4)).toEqual({ start: 1, end: 1 });
    expect(isBlank('a \t b', 1, 4)).toBe(true);
  });
});
