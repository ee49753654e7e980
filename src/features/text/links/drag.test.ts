import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../core/any-text.fixture';
import { isGraphemeBorder } from '../../../core/text-graphemes';
import { draggedSpan } from './drag';

describe('draggedSpan', () => {
  it('takes the edge to the pointer, and no further than the other edge', () => {
    const text = '许岚在海岳科技工作';
    expect(draggedSpan(text, { start: 3, end: 5 }, 'end', 7)).toEqual({ start: 3, end: 7 });
    expect(draggedSpan(text, { start: 3, end: 5 }, 'end', 1)).toEqual({ start: 3, end: 4 });
    expect(draggedSpan(text, { start: 3, end: 5 }, 'start', 9)).toEqual({ start: 4, end: 5 });
  });

  // Faults: an empty span, one outside the text, an edge inside a character.
  it('is always a span of whole characters', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => text.length > 0),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('start', 'end'),
        fc.integer({ min: -3, max: 400 }),
        (text, a, b, edge, at) => {
          const borders = Array.from({ length: text.length + 1 }, (_, index) => index).filter(
            (index) => isGraphemeBorder(text, index),
          );
          const [one, two] = [a % borders.length, b % borders.length].sort((x, y) => x - y);
          const start = borders[one ?? 0] ?? 0;
          const end = borders[two ?? 0] ?? 0;
          fc.pre(start < end);
          const span = draggedSpan(text, { start, end }, edge, at);
          expect(0 <= span.start && span.start < span.end && span.end <= text.length).toBe(true);
          expect(isGraphemeBorder(text, span.start) && isGraphemeBorder(text, span.end)).toBe(true);
        },
      ),
    );
  });
});
