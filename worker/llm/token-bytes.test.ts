import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenTable } from './chat-engine';
import { readTokenTable } from './token-bytes';
import { byteLevelFile, writeByteLevel } from './tokenizer-file.fixture';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function tableOf(json: unknown, stop: readonly number[] = []): TokenTable {
  const table = readTokenTable(json, stop);
  if (!table.ok) throw new Error(table.error);
  return table.value;
}

const SENTENCE_PIECES = ['<unk>', '<s>', '</s>', '<0x0A>', '<0xE6>', '▁', '▁the', '栗鼠', '▁▁'];

const sentencePieceFile = {
  added_tokens: ['<unk>', '<s>', '</s>'].map((content, id) => ({ id, content, special: true })),
  decoder: { type: 'Sequence', decoders: [{ type: 'Replace' }, { type: 'ByteFallback' }] },
  model: { type: 'BPE', vocab: Object.fromEntries(SENTENCE_PIECES.map((p, id) => [p, id])) },
};

describe('readTokenTable of a byte-level vocabulary', () => {
  it('reads the characters of GPT-2 for a space, a line break and Chinese', () => {
    const vocab = { Ġthe: 0, 'Ċ-': 1, æłĹ: 2, æł: 3 };
    const added = [{ id: 9, content: '<|im_end|>', special: true }];
    const json = { added_tokens: added, decoder: { type: 'ByteLevel' }, model: { vocab } };
    const { bytes, stop } = tableOf(json);
    expect(bytes).toEqual([
      ...[bytesOf(' the'), bytesOf('\n-'), bytesOf('栗')],
      bytesOf('栗').slice(0, 2),
    ]);
    expect(stop).toEqual([9]);
  });

  it('gives back the bytes of any token, whatever they are', () => {
    const token = fc.uint8Array({ minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(token, { maxLength: 20 }), (tokens) => {
        const file = byteLevelFile(tokens);
        const { vocab } = file['model'] as { readonly vocab: Readonly<Record<string, number>> };
        const { bytes } = tableOf(file);
        for (const wanted of tokens) {
          expect(bytes[vocab[writeByteLevel(wanted)] ?? -1]).toEqual(wanted);
        }
      }),
    );
  });

  it('has all 256 bytes, holes between ids, and no bytes for an added token', () => {
    const { bytes, stop } = tableOf(byteLevelFile([]));
    const single = new Set(bytes.flatMap((token) => (token?.length === 1 ? [token[0]] : [])));
    expect(single.size).toBe(256);
    expect(bytes[49]).toBeUndefined();
    expect(stop).toHaveLength(1);
    expect(bytes[stop[0] ?? 0]).toBeUndefined();
  });

  it('ends answers at the ids it is given, and only those, and never writes them', () => {
    const { bytes, stop } = tableOf(byteLevelFile([]), [7, 7, 8]);
    expect(stop).toEqual([7, 8]);
    expect(bytes[7]).toBeUndefined();
    expect(bytes[9]).toEqual(Uint8Array.of(9));
  });

  it('has no bytes for a token whose characters stand for none', () => {
    const model = { vocab: { 栗: 0, a: 1, '': 2 } };
    const { bytes } = tableOf({ decoder: { type: 'ByteLevel' }, model }, [3]);
    expect(bytes).toEqual([undefined, bytesOf('a'), undefined]);
  });
});

describe('readTokenTable of a vocabulary with byte fallback', () => {
  it('reads spaces, bytes and text, and leaves out the added tokens', () => {
    const { bytes, stop } = tableOf(sentencePieceFile);
    expect(bytes.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(bytes.slice(3, 5)).toEqual([Uint8Array.of(0x0a), Uint8Array.of(0xe6)]);
    expect(bytes.slice(5)).toEqual([' ', ' the', '栗鼠', '  '].map(bytesOf));
    expect(stop).toEqual([2]);
  });

  it('takes the list of a Unigram model in the order of its ids', () => {
    const vocab = SENTENCE_PIECES.map((piece) => [piece, -1]);
    const json = { ...sentencePieceFile, model: { type: 'Unigram', vocab, byte_fallback: true } };
    expect(tableOf(json)).toEqual(tableOf(sentencePieceFile));
  });
});

describe('readTokenTable of what is no tokenizer', () => {
  const decoder = { type: 'ByteLevel' };
  it.each([
    ['nothing', null],
    ['a page', '<!doctype html>'],
    ['no model', { decoder }],
    ['no vocabulary', { decoder, model: {} }],
    [
      'a vocabulary of another kind',
      { decoder: { type: 'WordPiece' }, model: { vocab: { a: 0 } } },
    ],
    ['an id that is none', { decoder, model: { vocab: { a: 0, '</s>': 1, b: 'x' } } }],
    ['an id without bounds', { decoder, model: { vocab: { a: 4e9, '</s>': 1 } } }],
    ['no end of an answer', { decoder, model: { vocab: { a: 0 } } }],
  ])('says what is wrong with %s', (_, json) => {
    const table = readTokenTable(json, []);
    expect(table.ok).toBe(false);
  });

  it('is total over arbitrary JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (model, added) => {
        readTokenTable({ decoder, model: { vocab: model }, added_tokens: added }, []);
        readTokenTable(model, []);
      }),
    );
  });
});
