import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Chain } from './chain';
import { tagCount, tagsOf, type LabelledSpan } from './tags';

const LABELS = 2;
const TAGS = tagCount(LABELS);

/** Every way to mark spans in a text. */
function markings(length: number, from = 0): readonly (readonly LabelledSpan[])[] {
  if (from >= length) return [[]];
  const all = [...markings(length, from + 1)];
  for (let end = from + 1; end <= length; end += 1) {
    for (let label = 0; label < LABELS; label += 1) {
      for (const rest of markings(length, end)) all.push([{ start: from, end, label }, ...rest]);
    }
  }
  return all;
}

describe('a chain of tags', () => {
  // Faults: a sequence that marks no spans gets a share; an edge of the text; numbers out of range.
  it('gives each span the share of the markings that have it', () => {
    const score = fc.float({ min: -6, max: 6, noNaN: true });
    const texts = fc
      .integer({ min: 1, max: 4 })
      .chain((length) => fc.array(score, { minLength: length * TAGS, maxLength: length * TAGS }));
    const chain = new Chain(LABELS);
    fc.assert(
      fc.property(texts, (scores) => {
        const length = scores.length / TAGS;
        chain.read(Float32Array.from(scores), length);
        const weighed = markings(length).map((spans) => {
          const tags = [...tagsOf(length, spans)];
          const sum = tags.reduce((total, tag, at) => total + (scores[at * TAGS + tag] ?? 0), 0);
          return { spans, weight: Math.exp(sum) };
        });
        const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
        for (let start = 0; start < length; start += 1) {
          for (let end = start + 1; end <= length; end += 1) {
            const part = (has: (spans: readonly LabelledSpan[]) => boolean): number =>
              weighed.reduce((sum, { spans, weight }) => sum + (has(spans) ? weight : 0), 0) / all;
            for (let label = 0; label < LABELS; label += 1) {
              const share = part((spans) =>
                spans.some((s) => s.start === start && s.end === end && s.label === label),
              );
              expect(chain.spanProbability(start, end, label)).toBeCloseTo(share, 6);
            }
            const bare = part((spans) => spans.every((s) => s.end <= start || end <= s.start));
            expect(chain.outsideProbability(start, end)).toBeCloseTo(bare, 6);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stays in range in a long text of sure scores', () => {
    const length = 3000;
    const scores = new Float32Array(length * TAGS).fill(-500);
    for (let at = 0; at < length; at += 1) scores[at * TAGS] = 500;
    const chain = new Chain(LABELS);
    chain.read(scores, length);
    expect(chain.outsideProbability(0, length)).toBeCloseTo(1, 6);
    expect(chain.spanProbability(10, 14, 1)).toBeLessThan(1e-6);
  });
});
