import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDocument, everySpanIsTrue, spans, triples } from '../formats/documents.fixture';
import type { AnnotatedDocument } from '../core/extraction';
import { DocumentBuilder } from '../formats/document-builder';
import { cutDocument, pieceRanges } from './pieces';
import { unwrapLines } from './unwrap';

const pieces = (text: string, limit: number): readonly string[] =>
  pieceRanges(text, limit).map(({ start, end }) => text.slice(start, end));

describe('pieceRanges', () => {
  it('packs sentences up to the limit', () => {
    expect(pieces('一二。三四。五六七八。', 6)).toEqual(['一二。三四。', '五六七八。']);
  });

  it('packs a long sentence by its clauses and leaves a long clause whole', () => {
    expect(pieces('一二，三四，五六七八九十。一。', 6)).toEqual([
      '一二，三四，',
      '五六七八九十。',
      '一。',
    ]);
  });

  it('covers every character but white space, in order', () => {
    const character = fc.constantFrom('一', '，', '。', '\n', ' ', '”', '🐿');
    fc.assert(
      fc.property(fc.string({ unit: character }), fc.integer({ min: 1, max: 9 }), (text, limit) => {
        const bare = (part: string): string => part.replaceAll(/\s/gu, '');
        expect(bare(pieces(text, limit).join(''))).toBe(bare(text));
        expect(pieces(text, limit).every((piece) => piece.trim() === piece && piece !== '')).toBe(
          true,
        );
      }),
    );
  });
});

/** Mentions, relations, events and arguments. */
function itemsIn(documents: readonly AnnotatedDocument[]): number {
  return documents
    .map(({ extraction: { mentions, relations, events } }) => [
      mentions.length,
      relations.length,
      events.length,
      ...events.map((event) => event.arguments.length),
    ])
    .flat()
    .reduce((sum, count) => sum + count, 0);
}

describe('cutDocument', () => {
  // Fault: what lies across a cut is lost without a note.
  it('keeps every span true and accounts for every item', () => {
    fc.assert(
      fc.property(anyDocument, fc.integer({ min: 1, max: 40 }), (document, limit) => {
        const cut = cutDocument(document, limit);
        expect(everySpanIsTrue(cut)).toBe(true);
        const issues = cut.flatMap(({ extraction }) => extraction.issues);
        expect(itemsIn(cut) + issues.length).toBe(itemsIn([document]));
      }),
    );
  });
});

describe('unwrapLines', () => {
  it('joins lines that were broken by their width and moves what follows', () => {
    const long = '一'.repeat(55);
    const builder = new DocumentBuilder(`${long}\n外婆来了。\n第二段`);
    const over = builder.add('物品', 54, 57);
    builder.relate('邻近', builder.add('人物', 56, 58), over);
    const { text, extraction } = unwrapLines(builder.build('0'));
    expect(text).toBe(`${long}外婆来了。\n第二段`);
    expect(spans(extraction)).toEqual(['物品:一外@54', '人物:外婆@55']);
    expect(triples(extraction)).toEqual(['外婆 邻近 一外']);
  });

  it('leaves short lines and ends of sentences alone', () => {
    const text = `短行\n${'一'.repeat(60)}。\n下一段`;
    expect(unwrapLines(new DocumentBuilder(text).build('0')).text).toBe(text);
  });

  it('keeps every span true', () => {
    fc.assert(fc.property(anyDocument, (document) => everySpanIsTrue([unwrapLines(document)])));
  });
});
