import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentBuilder } from '../formats/document-builder';
import { dropRepeats, splitByBlocks } from './split';

const source = (text: string, mentions = 0, group = text) => {
  const builder = new DocumentBuilder(text);
  for (let index = 0; index < mentions; index += 1) builder.add('甲', index, index + 1);
  return { document: builder.build('0'), group };
};

const numbered = (count: number, perGroup = 1) =>
  Array.from({ length: count }, (_, index) =>
    source(`第${index}篇`, 0, `g${Math.floor(index / perGroup)}`),
  );

describe('dropRepeats', () => {
  // Fault: the poorer of two annotations of a text is kept, and what the other has is lost.
  it('keeps the richest document of a text, the first of equals', () => {
    const [poor, rich, equal] = [source('松果', 0), source('松果', 2), source('松果', 2)];
    expect(dropRepeats([poor, rich, equal, source('渡口')])[0]).toBe(rich);
    expect(dropRepeats([poor, rich, equal])).toHaveLength(1);
  });
});

describe('splitByBlocks', () => {
  // Fault: documents drawn one by one, so that neighbours of one article stand on both sides.
  it('takes contiguous blocks and leaves a margin on both sides of each', () => {
    const documents = numbered(400);
    const { train, valid, margin } = splitByBlocks(documents, 0.1, 3);
    expect([train.length, valid.length, margin.length]).toEqual([336, 40, 24]);
    const sides = documents.map((document) =>
      valid.includes(document) ? 'v' : train.includes(document) ? 't' : 'm',
    );
    expect(sides.join('')).toMatch(/^(t+m{3}v{10}m{3}){4}t+$/u);
  });

  // Fault: pieces of one source document on both sides.
  it('keeps pieces of one document on one side, and every document in one place', () => {
    const cases = fc.record({
      count: fc.integer({ min: 0, max: 300 }),
      perGroup: fc.integer({ min: 1, max: 7 }),
      share: fc.double({ min: 0, max: 0.3, noNaN: true }),
      margin: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(cases, ({ count, perGroup, share, margin }) => {
        const documents = numbered(count, perGroup);
        const split = splitByBlocks(documents, share, margin);
        const sides = [split.train, split.valid, split.margin];
        expect(sides.flat().length).toBe(count);
        const groups = sides.map((side) => new Set(side.map(({ group }) => group)));
        const all = new Set(documents.map(({ group }) => group));
        expect(groups.reduce((sum, { size }) => sum + size, 0)).toBe(all.size);
      }),
    );
  });

  // Fault: a file with fewer documents than blocks loses its training text to a rounded-up block.
  it('leaves a tiny file to training', () => {
    expect(splitByBlocks(numbered(5), 0.08, 10)).toMatchObject({ valid: [], margin: [] });
  });
});
