/** Plain text and Markdown: the whole file is one text. */
import { decodeText, type DecodedText } from '../core/file/decode';
import { plausibility } from '../core/file/encodings';
import { normalizeLineEnds } from '../core/file/line-ends';
import { err, ok, type Result } from '../core/result';
import type { Loss } from '../formats/format';
import { problem, sizeProblem, stemOf, TEXT_LIMIT } from './file-document';
import type { FileDocument, FileProblem, PickedFile } from './file-document';

/** Bytes as text with line feeds, and what of them could not be read. */
export interface DecodedFile {
  readonly text: string;
  readonly losses: readonly Loss[];
}

/** Binary files are told by NUL characters, which no text has. */
export async function decodeFile(file: PickedFile): Promise<Result<DecodedFile, FileProblem>> {
  const { path, blob } = file;
  const size = sizeProblem(file);
  if (size !== undefined) return err(size);
  const decoded = decodeText(new Uint8Array(await blob.arrayBuffer()));
  const { text, replaced, encoding } = decoded;
  if (text.includes('\0')) return err(problem('binary', path, 'it has NUL characters'));
  if (isNoText(decoded)) {
    return err(problem('binary', path, `most of its bytes are no text in ${encoding}`));
  }
  return ok({ text: normalizeLineEnds(text), losses: replacedBytes(path, replaced.length) });
}

const SAMPLE = 0x1_0000;

/** The likeliest encoding gives mostly characters that no text has, or a tenth of them mean nothing. */
function isNoText({ text, replaced, basis }: DecodedText): boolean {
  if (replaced.length * 10 > text.length) return true;
  return basis === 'likeliest' && plausibility(text.slice(0, SAMPLE)) < 0;
}

export function replacedBytes(path: string, count: number): readonly Loss[] {
  if (count === 0) return [];
  const detail = 'bytes that mean nothing in the encoding of the file became U+FFFD';
  return [{ code: 'bytes-replaced', count, where: [path], detail }];
}

export async function readText(file: PickedFile): Promise<Result<FileDocument, FileProblem>> {
  const decoded = await decodeFile(file);
  if (!decoded.ok) return decoded;
  const { text, losses } = decoded.value;
  return checkedText({ text, title: stemOf(file.path), source: { file: file.path }, losses });
}

/** A text that has something in it and is no longer than one may be. */
export function checkedText(document: FileDocument): Result<FileDocument, FileProblem> {
  const { text, source } = document;
  if (text.trim() === '') return err(problem('no-text', source.file, 'it holds only blanks'));
  if (text.length > TEXT_LIMIT) {
    const reason = `it has ${text.length} characters, the limit is ${TEXT_LIMIT}`;
    return err(problem('too-long', source.file, reason));
  }
  return ok(document);
}
