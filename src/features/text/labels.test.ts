import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelWidth } from '../workspace/label-width';
import { placeLabels, type LabelRequest } from './labels';

const LIMIT = 400;
const requests = fc
  .array(
    fc.record({
      row: fc.constantFrom(0, 40, 80),
      left: fc.integer({ min: 0, max: LIMIT }),
      span: fc.integer({ min: 4, max: 120 }),
      width: fc.integer({ min: 10, max: 90 }),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(({ row, left, span, width }, index): LabelRequest => ({
      index,
      row,
      left,
      right: left + span,
      width,
    })),
  );

describe('placeLabels', () => {
  it('keeps labels apart, under their own spans and within the line', () => {
    fc.assert(
      fc.property(requests, (all) => {
        const byIndex = new Map(all.map((request) => [request.index, request]));
        const boxes = placeLabels(all, LIMIT).map(({ index, x }) => {
          const request = byIndex.get(index);
          if (request === undefined) throw new Error(String(index));
          expect(x).toBeGreaterThanOrEqual(request.left);
          expect(x).toBeLessThan(request.right);
          expect(x + request.width).toBeLessThanOrEqual(LIMIT);
          return { row: request.row, from: x, to: x + request.width };
        });
        boxes.forEach((a, i) => {
          boxes.slice(i + 1).forEach((b) => {
            if (a.row === b.row) expect(a.to <= b.from || b.to <= a.from).toBe(true);
          });
        });
      }),
    );
  });

  it('puts the labels of two spans that begin together side by side, the longer span first', () => {
    const placed = placeLabels(
      [
        { index: 0, row: 0, left: 0, right: 36, width: 20 },
        { index: 1, row: 0, left: 0, right: 72, width: 20 },
      ],
      LIMIT,
    );
    expect(placed).toEqual([
      { index: 1, x: 0 },
      { index: 0, x: 25 },
    ]);
  });

  it('leaves out a label that has no room', () => {
    const placed = placeLabels(
      [
        { index: 0, row: 0, left: 0, right: 18, width: 40 },
        { index: 1, row: 0, left: 18, right: 36, width: 40 },
      ],
      LIMIT,
    );
    expect(placed.map(({ index }) => index)).toEqual([0]);
  });
});

describe('labelWidth', () => {
  it('counts full-width characters as one em and others as less', () => {
    expect(labelWidth('人物', 10)).toBe(20);
    expect(labelWidth('PER', 10)).toBeCloseTo(18);
  });
});
