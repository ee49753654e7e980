/** A given file as text: UTF-8, or a failure of this file alone. */
import type { PickedFile } from '../src/core/file/picked-file';
import { err, ok, type Result } from '../src/core/result';
import type { FormatFailure, FormatFile } from '../src/formats/format';

export async function textOfBlob({
  path,
  blob,
}: PickedFile): Promise<Result<FormatFile, FormatFailure>> {
  try {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    if (bytes.includes(0)) {
      return err({ code: 'broken-file', file: path, reason: 'it is binary, not text' });
    }
    const content = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return ok({ path, content });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err({ code: 'broken-file', file: path, reason });
  }
}
