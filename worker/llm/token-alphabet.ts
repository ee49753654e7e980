/** How a tokenizer's vocabulary writes bytes as characters: GPT-2's way, and SentencePiece's. */

/** The bytes that a token stands for; `undefined` where it is not written in that way. */
export type ReadToken = (token: string) => Uint8Array | undefined;

/** The first of the characters that stand for bytes which do not show. */
const FIRST_STAND_IN = 0x100;

/** Whether GPT-2's `bytes_to_unicode` writes a byte as the character of the same number. */
function showsItself(byte: number): boolean {
  return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xff && byte !== 0xad);
}

function byteOfCharacter(): ReadonlyMap<number, number> {
  const bytes = new Map<number, number>();
  let standIn = FIRST_STAND_IN;
  for (let byte = 0; byte < 256; byte += 1) {
    if (showsItself(byte)) {
      bytes.set(byte, byte);
    } else {
      bytes.set(standIn, byte);
      standIn += 1;
    }
  }
  return bytes;
}

/** Byte-level vocabularies (GPT-2, Llama 3, Qwen): one character a byte. */
export function byteLevelReader(): ReadToken {
  const bytes = byteOfCharacter();
  return (token) => {
    const read = new Uint8Array(token.length);
    for (let index = 0; index < token.length; index += 1) {
      const byte = bytes.get(token.charCodeAt(index));
      if (byte === undefined) return undefined;
      read[index] = byte;
    }
    return read;
  };
}

/** SentencePiece writes a space as `▁`, and a byte that no piece holds as `<0x0A>`. */
const SPACE = /\u2581/g;
const BYTE = /^<0x([0-9A-Fa-f]{2})>$/;

export function sentencePieceReader(): ReadToken {
  const encoder = new TextEncoder();
  return (token) => {
    const byte = BYTE.exec(token)?.[1];
    if (byte !== undefined) return Uint8Array.of(Number.parseInt(byte, 16));
    return encoder.encode(token.replace(SPACE, ' '));
  };
}
