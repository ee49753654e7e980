/** Opens a text file that a person chose or dropped. */
import { err, ok, type Result } from '../../core/result';
import { decodeText, normalizeLineEnds } from './decode-text';

export type FileProblem = 'too-long' | 'unreadable';

/** No encoding of ours takes more bytes for a code unit; spares reading what is far too long. */
const MOST_BYTES_A_UNIT = 4;

/** `limit` is in code units. A file with NUL characters is not text. */
export async function readTextFile(
  file: Blob,
  limit: number,
): Promise<Result<string, FileProblem>> {
  if (file.size > limit * MOST_BYTES_A_UNIT) return err('too-long');
  try {
    const text = normalizeLineEnds(decodeText(new Uint8Array(await file.arrayBuffer())));
    if (text.includes('\0')) return err('unreadable');
    return text.length > limit ? err('too-long') : ok(text);
  } catch {
    return err('unreadable');
  }
}
