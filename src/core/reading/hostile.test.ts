import { describe, expect, it } from 'vitest';
import { cleanText } from './clean';
import { restoreFinds } from './restore';

/** What breaks spans: emoji, markup, direction marks, rare Han, other scripts. */
const PIECES = [
  '李明👍🏽和👨\u200d👩\u200d👧来了。',
  '<b>𠮷野家</b><br/>在\u202e东京\u202c开店，',
  'محمود درويش 会见了韩立群。',
  '葛\u{e0100}城市🇨🇳🇯🇵友好协会\u200b成立！！',
  '\ud842孤\udfb7 — …… 《》（）“”、、、',
  'Ａ\u00adＢＣ公司\ufeff发布Fold\u00a03 e\u0301clair。\r\n',
  '《雾中灯塔》、“天宫一号”、-3℃、18.5%、C++\u0000\n',
];
const TEXT = PIECES.join('').repeat(2);

/** Every span of up to 12 code units, as an engine could give them; a mention of each. */
function everySpan(length: number): { readonly start: number; readonly end: number }[] {
  const spans = [];
  for (let start = 0; start < length; start += 1) {
    for (let end = start + 1; end <= Math.min(length, start + 12); end += 1)
      spans.push({ start, end });
  }
  return spans;
}

const CLUSTERS = new Intl.Segmenter('und', { granularity: 'grapheme' });
const TAG = /<\/?[A-Za-z][^<>]*>/g;

describe('a hostile text', () => {
  const copy = cleanText(TEXT);
  const mentions = everySpan(copy.text.length).map(({ start, end }, index) => ({
    id: String(index),
    type: '名',
    start,
    end,
    text: copy.text.slice(start, end),
  }));
  const found = restoreFinds(TEXT, copy, {
    mentions,
    relations: [],
    events: [],
    issues: [],
  }).mentions;

  // Each finds a kind of span that no person would mark.
  it('gives only true spans of whole characters, with a letter, a digit or a Han character', () => {
    const borders = new Set([...CLUSTERS.segment(TEXT)].map(({ index }) => index)).add(TEXT.length);
    expect(found.length).toBeGreaterThan(1000);
    for (const { start, end, text } of found) {
      expect(TEXT.slice(start, end)).toBe(text);
      expect(borders.has(start) && borders.has(end)).toBe(true);
      expect(text).toMatch(/[\p{L}\p{N}]/u);
    }
  });

  it('gives none with blanks, invisible characters, pictures or marks at its edges', () => {
    const outer = /^[\s\p{C}\p{Default_Ignorable_Code_Point}\p{Extended_Pictographic}，。、！…]/u;
    const trailing =
      /(?:[\s\p{Cc}\p{Cs}\u00ad\u200b-\u200f\u202a-\u202e\ufeff，。、！…]|\p{RI}|👍)$/u;
    for (const { text } of found) {
      expect(text).not.toMatch(outer);
      expect(text).not.toMatch(trailing);
    }
  });

  it('gives none that ends within markup or within an Arabic word', () => {
    const inside = new Set<number>();
    for (const { 0: tag, index } of TEXT.matchAll(TAG)) {
      for (let at = index + 1; at < index + tag.length; at += 1) inside.add(at);
    }
    for (const { 0: word, index } of TEXT.matchAll(/\p{Script=Arabic}+/gu)) {
      for (let at = index + 1; at < index + word.length; at += 1) inside.add(at);
    }
    for (const { start, end } of found)
      expect([start, end].some((at) => inside.has(at))).toBe(false);
  });
});
