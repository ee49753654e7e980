/** Lines of a file that may be larger than a string can be. */
import { closeSync, openSync, readSync } from 'node:fs';

const PIECE = 1 << 20;
const LINE_FEED = 0x0a;

export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** `undefined` where it is no UTF-8. */
  readonly text: string | undefined;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Only a line feed ends a line: JSON may hold every other line break. Throws where the file cannot be read. */
export function* linesOfFile(file: string, pieceSize = PIECE): Generator<FileLine> {
  const handle = openSync(file, 'r');
  let number = 0;
  let parts: Buffer[] = [];
  try {
    for (;;) {
      const space = Buffer.allocUnsafe(pieceSize);
      const piece = space.subarray(0, readSync(handle, space));
      if (piece.length === 0) break;
      let from = 0;
      for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, from)) {
        number += 1;
        yield { number, text: decode(Buffer.concat([...parts, piece.subarray(from, end)])) };
        parts = [];
        from = end + 1;
      }
      parts.push(piece.subarray(from));
    }
    const last = Buffer.concat(parts);
    if (last.length > 0) yield { number: number + 1, text: decode(last) };
  } finally {
    closeSync(handle);
  }
}
