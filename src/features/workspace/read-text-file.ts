/** Opens a text file that a person chose or dropped. */
import { decodeText, type DecodedText } from '../../core/file/decode';
import type { Encoding } from '../../core/file/encodings';
import { normalizeLineEnds } from '../../core/file/line-ends';
import { err, ok, type Result } from '../../core/result';

export type FileProblem = 'too-long' | 'unreadable';

/** No encoding of ours takes more bytes for a code unit; spares reading what is far too long. */
const MOST_BYTES_A_UNIT = 4;

/** `text` has line feeds only, and the offsets of `replaced` count in it. */
export type OpenedText = DecodedText;

function withLineFeeds(decoded: DecodedText): OpenedText {
  const text = normalizeLineEnds(decoded.text);
  if (text.length === decoded.text.length) return { ...decoded, text };
  const replaced: number[] = [];
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    replaced.push(at);
  }
  return { ...decoded, text, replaced };
}

/** `limit` is in code units. A file with NUL characters is not text. `encoding`: instead of a guess. */
export async function readTextFile(
  file: Blob,
  limit: number,
  encoding?: Encoding,
): Promise<Result<OpenedText, FileProblem>> {
  if (file.size > limit * MOST_BYTES_A_UNIT) return err('too-long');
  try {
    const decoded = decodeText(new Uint8Array(await file.arrayBuffer()), encoding);
    const opened = withLineFeeds(decoded);
    if (encoding === undefined && opened.text.includes('\0')) return err('unreadable');
    return opened.text.length > limit ? err('too-long') : ok(opened);
  } catch {
    return err('unreadable');
  }
}
