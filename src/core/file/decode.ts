/** Bytes of a text file as text: one reader for the page and the command lines. */
import { ENCODINGS, plausibility, type Encoding } from './encodings';

/** Why this encoding: a byte order mark, valid UTF-8, the likeliest of all, or the caller's choice. */
export type Basis = 'mark' | 'valid' | 'likeliest' | 'chosen';

export interface DecodedText {
  /** Without its byte order mark; line breaks as they are in the file. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly basis: Basis;
  /** Offsets in `text` (UTF-16 code units) of U+FFFD, which stands for bytes that mean nothing. */
  readonly replaced: readonly number[];
}

/** Bytes that are looked at to tell encodings apart. */
const SAMPLE = 0x1_0000;
const REPLACEMENT = '\ufffd';

function markOf(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

function placesOf(text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) {
    places.push(at);
  }
  return places;
}

/** Node's decoder of Big5 gives these two for bytes that browsers give U+FFFD for. */
const NODE_BIG5 = /[\u0080\uf8f8]/g;

function decodeAs(bytes: Uint8Array, encoding: Encoding, basis: Basis): DecodedText {
  const decoded = new TextDecoder(encoding).decode(bytes);
  const text = encoding === 'big5' ? decoded.replace(NODE_BIG5, REPLACEMENT) : decoded;
  return { text, encoding, basis, replaced: placesOf(text) };
}

function decodeValid(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What the start of the file looks like; a character that the sample cuts does not count. */
function sampleAs(bytes: Uint8Array, encoding: Encoding): string {
  const decoder = new TextDecoder(encoding);
  return decoder.decode(bytes.subarray(0, SAMPLE), { stream: bytes.length > SAMPLE });
}

function likeliest(bytes: Uint8Array): Encoding {
  let best: Encoding = 'utf-8';
  let most = -Infinity;
  for (const encoding of ENCODINGS) {
    const own = plausibility(sampleAs(bytes, encoding));
    if (own > most) [best, most] = [encoding, own];
  }
  return best;
}

/**
 * Never fails. One broken byte does not change the encoding: all that can be read is weighed. `chosen`
 * is used whatever the bytes are.
 */
export function decodeText(bytes: Uint8Array, chosen?: Encoding): DecodedText {
  if (chosen !== undefined) return decodeAs(bytes, chosen, 'chosen');
  const marked = markOf(bytes);
  if (marked !== undefined) return decodeAs(bytes, marked, 'mark');
  const text = decodeValid(bytes);
  // UTF-16 text of Latin letters is valid UTF-8 with many NUL characters.
  if (text?.includes('\0') === false) {
    return { text, encoding: 'utf-8', basis: 'valid', replaced: [] };
  }
  return decodeAs(bytes, likeliest(bytes), 'likeliest');
}
