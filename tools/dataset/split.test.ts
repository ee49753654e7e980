import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentBuilder } from '../../src/formats/document-builder';
import { dropRepeats, positionOf, validationTexts } from './split';

const source = (text: string, mentions = 0, splitKey = text) => {
  const builder = new DocumentBuilder(text);
  for (let index = 0; index < mentions; index += 1) builder.add('甲', index, index + 1);
  return { document: builder.build('0'), splitKey };
};

describe('positionOf', () => {
  it('depends on the text alone and lies in [0, 1)', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(positionOf(text)).toBe(positionOf(text));
        expect(positionOf(text)).toBeGreaterThanOrEqual(0);
        expect(positionOf(text)).toBeLessThan(1);
      }),
    );
  });

  it('spreads texts evenly', () => {
    const below = Array.from({ length: 4000 }, (_, index) => positionOf(`第${index}篇`)).filter(
      (position) => position < 0.08,
    );
    expect(below.length / 4000).toBeGreaterThan(0.06);
    expect(below.length / 4000).toBeLessThan(0.1);
  });

  it('never moves: published numbers rest on it', () => {
    expect(positionOf('栗鼠').toFixed(6)).toBe('0.374115');
  });
});

describe('dropRepeats', () => {
  it('keeps the richest document of a text, the first of equals', () => {
    const [poor, rich, equal] = [source('松果', 0), source('松果', 2), source('松果', 2)];
    expect(dropRepeats([poor, rich, equal, source('渡口')])[0]).toBe(rich);
    expect(dropRepeats([poor, rich, equal])).toHaveLength(1);
  });
});

describe('validationTexts', () => {
  it('keeps pieces of one document together', () => {
    const pieces = ['一', '二', '三'].map((text) => source(text, 0, '整篇'));
    const all = { documents: pieces, valid: positionOf('整篇') + 0.001 };
    const none = { documents: pieces, valid: positionOf('整篇') };
    expect(validationTexts([all]).size).toBe(3);
    expect(validationTexts([none]).size).toBe(0);
  });
});
