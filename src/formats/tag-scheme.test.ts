import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTags, encodeTags } from './tag-scheme';

const decode = (tags: string): readonly string[] =>
  decodeTags(tags.split(' ')).map(({ type, start, end }) => `${type} ${start}-${end}`);

describe('decodeTags', () => {
  it.each([
    ['B-A I-A O', ['A 0-2']],
    ['B-A B-A I-A', ['A 0-1', 'A 1-3']],
    ['B-A M-A E-A S-B', ['A 0-3', 'B 3-4']],
    ['B-A I-A E-A B-A E-A', ['A 0-3', 'A 3-5']],
    ['B-A L-A U-A B-A I-A L-A', ['A 0-2', 'A 2-3', 'A 3-6']],
  ])('reads %s', (tags, expected) => {
    expect(decode(tags)).toEqual(expected);
  });

  it('begins a mention at an I- that follows nothing or another type', () => {
    expect(decode('I-A I-A O I-B')).toEqual(['A 0-2', 'B 3-4']);
    expect(decode('B-A I-B')).toEqual(['A 0-1', 'B 1-2']);
  });

  it('takes a lone E- or M- as a mention', () => {
    expect(decode('O E-A M-B O')).toEqual(['A 1-2', 'B 2-3']);
  });

  it('ends a mention that is open when the sentence ends', () => {
    expect(decode('O B-A M-A')).toEqual(['A 1-3']);
  });

  it('undoes encodeTags in every scheme', () => {
    const parts = fc.array(
      fc.tuple(fc.constantFrom('A', 'B'), fc.nat(2), fc.integer({ min: 1, max: 4 })),
    );
    fc.assert(
      fc.property(parts, fc.constantFrom('bio', 'bmes', 'bilou'), (rows, scheme) => {
        let end = 0;
        const spans = rows.map(([type, gap, length]) => {
          const start = end + gap;
          end = start + length;
          return { type, start, end };
        });
        expect(decodeTags(encodeTags(spans, end + 1, scheme))).toEqual(spans);
      }),
    );
  });
});
