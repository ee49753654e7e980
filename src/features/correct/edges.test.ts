import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../core/any-text.fixture';
import { isGraphemeBorder } from '../../core/text-graphemes';
import { moveEdge } from './edges';

describe('an edge of a mention', () => {
  it('moves by a character or by a word', () => {
    const text = '记者林晓雯在南京大学';
    const span = { start: 2, end: 4 };
    expect(moveEdge(text, span, 'end', 1, 'character')).toEqual({ start: 2, end: 5 });
    expect(moveEdge(text, span, 'start', 1, 'character')).toEqual({ start: 3, end: 4 });
    expect(moveEdge(text, { start: 6, end: 8 }, 'end', 1, 'word')).toEqual({ start: 6, end: 10 });
  });

  it('stays where the mention would be empty or leave the text', () => {
    expect(moveEdge('甲乙', { start: 0, end: 1 }, 'start', -1, 'character')).toBeUndefined();
    expect(moveEdge('甲乙', { start: 0, end: 1 }, 'end', -1, 'character')).toBeUndefined();
    expect(moveEdge('甲乙', { start: 1, end: 2 }, 'end', 1, 'word')).toBeUndefined();
  });

  // Catches: an edge within a surrogate pair or a joined picture, and a step that stands still.
  it('comes to rest between whole characters, further on', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.nat(),
        fc.constantFrom('start' as const, 'end' as const),
        fc.constantFrom(-1 as const, 1 as const),
        fc.constantFrom('character' as const, 'word' as const),
        (text, place, edge, by, unit) => {
          fc.pre(text.length > 1);
          const start = place % (text.length - 1);
          const span =
            edge === 'start' ? { start, end: text.length } : { start: 0, end: start + 1 };
          const moved = moveEdge(text, span, edge, by, unit);
          if (moved === undefined) return;
          const [before, after] = [span[edge], moved[edge]];
          expect(Math.sign(after - before)).toBe(by);
          expect(isGraphemeBorder(text, after)).toBe(true);
          expect(moved.start).toBeGreaterThanOrEqual(0);
          expect(moved.end).toBeLessThanOrEqual(text.length);
          expect(moved.start).toBeLessThan(moved.end);
        },
      ),
    );
  });
});
