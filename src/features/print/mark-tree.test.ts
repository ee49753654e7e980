import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyText } from '../../core/any-text.fixture';
import { findsIn } from '../../core/any-document.fixture';
import { markTree, type Piece } from './mark-tree';

const textOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : textOf(piece.pieces))).join('');

it('prints the whole text, whatever marks cross in it', () => {
  // Catches a piece that is lost or doubled where one mark is cut by another.
  fc.assert(
    fc.property(anyText, fc.array(fc.nat({ max: 5000 }), { maxLength: 24 }), (text, numbers) => {
      const { mentions } = findsIn(text, numbers);
      const tree = markTree(text, mentions);
      expect(textOf(tree)).toBe(text);
      const ends = (pieces: readonly Piece[]): string[] =>
        pieces.flatMap((piece) =>
          typeof piece === 'string'
            ? []
            : [...(piece.last ? [piece.mention.id] : []), ...ends(piece.pieces)],
        );
      expect(ends(tree).sort()).toEqual(mentions.map(({ id }) => id).sort());
    }),
  );
});
