/** Hand-made files in the form of a Hugging Face `tokenizer.json`, for vocabularies of our own. */
import type { TokenTable } from './chat-engine';
import { readTokenTable } from './token-bytes';

const encoder = new TextEncoder();

/** GPT-2's characters for bytes, told by listing what does not show. */
export function writeByteLevel(bytes: Uint8Array): string {
  const hidden = [...Array(0x21).keys(), ...Array.from({ length: 34 }, (_, i) => 0x7f + i), 0xad];
  return Array.from(bytes, (byte) => {
    const rank = hidden.indexOf(byte);
    return String.fromCharCode(rank < 0 ? byte : 0x100 + rank);
  }).join('');
}

const STOP = '<|im_end|>';
const THINK = '<think>';

/** All bytes, then `tokens`, then an end of answer and a think tag; every 50th id is left out. */
export function byteLevelFile(tokens: readonly Uint8Array[]): Record<string, unknown> {
  const single = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
  const written = new Set([...single, ...tokens].map(writeByteLevel));
  const vocab: Record<string, number> = {};
  let id = 0;
  for (const token of written) {
    if (id % 50 === 49) id += 1;
    vocab[token] = id;
    id += 1;
  }
  const added = [
    { id, content: STOP, special: true },
    { id: id + 1, content: THINK, special: false },
  ];
  const part = { type: 'ByteLevel', add_prefix_space: false };
  return {
    added_tokens: added,
    pre_tokenizer: { type: 'Sequence', pretokenizers: [{ type: 'Split' }, part] },
    decoder: part,
    model: { type: 'BPE', vocab, merges: [] },
  };
}

/** What a vocabulary learnt from `texts` might hold: halves of characters, and pieces that cross characters. */
function piecesOf(text: string): Uint8Array[] {
  const bytes = encoder.encode(text);
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += 1) {
    for (const length of [2, 3, 4, 6, 9]) {
      // A vocabulary holds some pieces and not others.
      if ((start * 7 + length) % 4 === 0) pieces.push(bytes.slice(start, start + length));
    }
  }
  return pieces;
}

const FRAME = [
  '\n',
  '\n\n',
  '- ',
  '> ',
  '# ',
  '\n>',
  '\n#',
  '##',
  '->',
  '：',
  ' ',
  '    ',
  '\n-',
  '-',
];

/**
 * A table over a byte-level vocabulary that suits `texts`, with line breaks joined to what follows;
 * `whole` are tokens of their own.
 */
export function fakeTable(texts: readonly string[], whole: readonly string[] = []): TokenTable {
  const pieces = [...FRAME, ...whole].map((piece) => encoder.encode(piece));
  const table = readTokenTable(byteLevelFile([...pieces, ...texts.flatMap(piecesOf)]), []);
  if (!table.ok) throw new Error(table.error);
  return table.value;
}
