import fc from 'fast-check';
import { expect, it } from 'vitest';
import { labelWidth } from '../../workspace/label-width';
import { layOutLines, TAG_HEIGHT } from './lay-out';
import type { Line } from './links';

const anyLines = fc.array(
  fc.record({
    x: fc.nat({ max: 600 }),
    row: fc.nat({ max: 5 }),
    label: fc.constantFrom('妻子', '总部地点'),
  }),
  { maxLength: 24 },
);

it('never puts one tag over another', () => {
  // Catches tags of partners that stand side by side and cover each other.
  fc.assert(
    fc.property(anyLines, (places) => {
      const boxes = new Map(
        places.map(({ x, row }, at) => [
          String(at),
          { x, y: 40 + row * 40, width: 30, height: 20 },
        ]),
      );
      const lines = places.map(({ label }, at): Line => {
        const mention = { id: String(at), type: '人名', start: at, end: at + 1, text: '人' };
        const selection = { kind: 'none' } as const;
        return { key: String(at), label, from: mention, to: mention, at: mention, selection };
      });
      const { tags } = layOutLines(lines, ({ id }) => boxes.get(id), 640);
      expect(tags).toHaveLength(lines.length);
      const rects = tags.map(({ line, x, y }) => ({ x, y, right: x + labelWidth(line.label, 11) }));
      for (const [index, a] of rects.entries()) {
        for (const b of rects.slice(index + 1)) {
          const apart = Math.abs(a.y - b.y) >= TAG_HEIGHT || a.right <= b.x || b.right <= a.x;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});
