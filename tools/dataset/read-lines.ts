/** The lines of a file, a few at a time: of a large file no more than a piece is in memory. */
import { createReadStream } from 'node:fs';
import { err, ok, type Result } from '../../src/core/result';
import type { FileLine } from '../../src/corpus/unify/line-documents';

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LINE_FEED = 0x0a;

/** Lines that are not blank; one that is not UTF-8 is a failure of its own. Throws where the system does. */
export async function* readLines(
  file: string,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<readonly Result<FileLine, number>[]> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 0;
  const options = limit === Number.POSITIVE_INFINITY ? {} : { end: limit - 1 };
  for await (const part of createReadStream(file, { highWaterMark: 1 << 20, ...options })) {
    const bytes = Buffer.concat([rest, part as Buffer]);
    const lines: Result<FileLine, number>[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      line += 1;
      lines.push(...decoded(bytes.subarray(start, end), line));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    yield lines;
  }
  if (rest.length > 0) yield decoded(rest, line + 1);
}

/** No item for a blank line; the error is the number of the line. */
function decoded(bytes: Uint8Array, line: number): readonly Result<FileLine, number>[] {
  try {
    const text = DECODER.decode(bytes).replace(/^\uFEFF/u, '');
    return text.trim() === '' ? [] : [ok({ line, text })];
  } catch {
    return [err(line)];
  }
}
