import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../core/any-text.fixture';
import { blockStarts, LONG_LINE, updateBlocks, type Block } from './blocks';

const lines = fc.array(fc.string({ maxLength: 400 }), { maxLength: 12 });
const text = fc.oneof(
  anyText,
  lines.map((all) => all.join('\n')),
  fc.tuple(anyText, fc.nat({ max: 5_000 })).map(([some, length]) => some + '长'.repeat(length)),
);

function joined(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('');
}

function expectSound(blocks: readonly Block[], whole: string): void {
  expect(joined(blocks)).toBe(whole);
  expect(new Set(blocks.map((block) => block.id)).size).toBe(blocks.length);
  for (const block of blocks) {
    expect(block.pieces.join('')).toBe(block.text);
    for (const piece of block.pieces) expect(piece.length).toBeLessThanOrEqual(LONG_LINE);
  }
  for (const block of blocks.slice(0, -1)) expect(block.text.endsWith('\n')).toBe(true);
}

describe('updateBlocks', () => {
  it('gives whole lines that join to the text, in short pieces, under ids of their own', () => {
    fc.assert(
      fc.property(text, (whole) => {
        expectSound(updateBlocks([], whole), whole);
      }),
    );
  });

  it('does so after any chain of texts', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (texts) => {
        let blocks: readonly Block[] = [];
        for (const next of texts) {
          blocks = updateBlocks(blocks, next);
          expectSound(blocks, next);
        }
      }),
    );
  });

  it('keeps the blocks around an edit, and the id of the block that is edited', () => {
    const before = updateBlocks(
      [],
      `${'甲'.repeat(700)}\n${'乙'.repeat(700)}\n${'丙'.repeat(700)}`,
    );
    const after = updateBlocks(before, joined(before).replace('乙', '乙丁'));
    expect(after).toHaveLength(3);
    expect(after[0]).toBe(before[0]);
    expect(after[2]).toBe(before[2]);
    expect(after[1]?.id).toBe(before[1]?.id);
  });

  it('cuts a very long line after punctuation', () => {
    const [block] = updateBlocks([], '一二三四五六七八九。'.repeat(300));
    expect(block?.pieces.length).toBeGreaterThan(1);
    for (const piece of block?.pieces ?? []) expect(piece.endsWith('。')).toBe(true);
  });

  it('gives one empty block for an empty text', () => {
    expect(updateBlocks([], '')).toEqual([{ id: 1, text: '', pieces: [''] }]);
  });
});

describe('blockStarts', () => {
  it('says where each block begins in the text', () => {
    const whole = '短\n'.repeat(900);
    const blocks = updateBlocks([], whole);
    const starts = blockStarts(blocks);
    blocks.forEach((block, index) => {
      expect(whole.startsWith(block.text, starts[index])).toBe(true);
    });
    expect(starts.length).toBeGreaterThan(1);
  });
});
