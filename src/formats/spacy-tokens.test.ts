import { describe, expect, it } from 'vitest';
import { spacyTokens } from './spacy-tokens';

const words = (text: string): readonly string[] =>
  spacyTokens(text).map(({ start, end }) => Array.from(text).slice(start, end).join(''));

describe('spacyTokens', () => {
  // Faults: a document that `Doc.from_json` refuses for a line break, a tab, or two blanks.
  it.each([
    ['甲\r\n乙', ['甲', '\r\n', '乙']],
    ['甲 乙', ['甲', '乙']],
    ['甲  乙', ['甲', ' ', '乙']],
    ['甲\t乙', ['甲', '\t', '乙']],
    [' 甲 ', [' ', '甲']],
    ['甲\u3000\u3000乙', ['甲', '\u3000\u3000', '乙']],
    ['🐿️', ['🐿', '\ufe0f']],
    ['\ufeff甲', ['\ufeff', '甲']],
    ['', []],
  ])('makes of %j', (text, tokens) => {
    expect(words(text)).toEqual(tokens);
  });
});
