import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../core/any-text.fixture';
import { NO_ITEMS, type DecidedItem } from '../../core/decided';
import { planTerms, termPlaces } from './term-places';

const quotes = (text: string, terms: readonly string[]): string[] =>
  termPlaces(text, terms).map(({ start, end }) => text.slice(start, end));

describe('termPlaces', () => {
  it('takes the longest term at each place', () => {
    const terms = ['海岳', '海岳科技', '科技园', '岚'];
    expect(quotes('许岚在海岳科技园，海岳很远。', terms)).toEqual(['岚', '海岳科技', '海岳']);
  });

  it('leaves words in Latin letters whole', () => {
    expect(quotes('用AI和AIDS，B12与B1', ['AI', 'B1'])).toEqual(['AI', 'B1']);
  });

  it('gives places that hold a term, in order and apart', () => {
    // Catches an index by first characters that reports a term which is not there.
    const pieces = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(anyText, pieces, fc.nat(), (text, lengths, seed) => {
        const terms = lengths.map((length, index) => {
          const start = text.length === 0 ? 0 : (seed * (index + 3)) % text.length;
          return text.slice(start, start + length);
        });
        let last = 0;
        for (const { start, end } of termPlaces(text, terms)) {
          expect(terms).toContain(text.slice(start, end));
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
    );
  });
});

describe('planTerms', () => {
  const text = '海岳科技，海岳，海岳';
  const places = termPlaces(text, ['海岳']);
  const mention = (start: number, end: number) => {
    return { id: `${start}`, type: '企业', start, end, text: text.slice(start, end) };
  };
  const rejected: DecidedItem = {
    kind: 'mention',
    id: 'r',
    verdict: 'rejected',
    origin: { by: 'model', model: 'm' },
    decidedBy: '',
    decidedAt: 0,
    type: '企业',
    start: 8,
    end: 10,
    quote: '海岳',
  };

  it('leaves what a person rejected, and what a longer mention holds', () => {
    const plan = planTerms(places, '企业', [mention(0, 4)], new Map([['r', rejected]]));
    expect(plan).toEqual({ free: [{ start: 5, end: 7 }], there: 0, rejected: 1, overlapping: 1 });
  });

  it('confirms what the model found', () => {
    const plan = planTerms(places, '企业', [mention(5, 7)], NO_ITEMS);
    expect(plan.free).toHaveLength(3);
  });
});
