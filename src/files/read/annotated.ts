/** Annotated files of the registry as documents, with their ids in the file and line feeds for line ends. */
import type { Document } from '../../core/document';
import type { FormatFailure, FormatFile } from '../../formats/format';
import { formatOf } from '../../formats/registry';
import { problem, TEXT_LIMIT, type FileProblem, type FileProblemCode } from '../file-document';
import { failed, type ReadEntry } from './entry';
import { withLineFeeds } from './line-feeds';

const CODES: Readonly<Record<FormatFailure['code'], FileProblemCode>> = {
  'not-this-format': 'broken',
  'broken-file': 'broken',
  'missing-text': 'missing-text',
  'too-large': 'too-large',
};

export interface NewIds {
  /** What every new id begins with; no id of a file does. */
  readonly prefix: string;
  readonly next: () => string;
}

/** `files` are those of one entry: annotations, and the text beside them. */
export async function readAnnotated(
  format: string,
  files: readonly FormatFile[],
  { file, size }: { readonly file: string; readonly size: number },
  ids: NewIds,
): Promise<ReadEntry> {
  const options = { now: Date.now(), newId: ids.next };
  const reading = formatOf(format)?.read?.(each(files), options);
  if (reading === undefined) return failed(problem('unknown-kind', file, format), size);
  const documents: Document[] = [];
  const problems: FileProblem[] = [];
  for await (const item of reading) {
    const read = item.ok ? checked(withLineFeeds(item.value), file) : problemOf(item.error);
    if ('code' in read) problems.push(read);
    else documents.push(withSource(read, file, ids));
  }
  const losses = reading.losses();
  if (documents.length === 0) {
    const empty = problems.length > 0 ? problems : [problem('no-text', file, 'it has no document')];
    return { file, size, content: { kind: 'failed' }, problems: empty, losses };
  }
  const content = { kind: 'annotated', format, documents: withOwnIds(documents) } as const;
  return { file, size, content, problems, losses };
}

// The readers take what may come one by one.
// eslint-disable-next-line @typescript-eslint/require-await
async function* each(files: readonly FormatFile[]): AsyncGenerator<FormatFile> {
  yield* files;
}

function problemOf({ code, file, line, reason }: FormatFailure): FileProblem {
  return problem(CODES[code], file, reason, line);
}

function checked(document: Document, file: string): Document | FileProblem {
  const { length } = document.text;
  if (length <= TEXT_LIMIT) return document;
  return problem('too-long', file, `${document.id} has ${length} characters`);
}

/** A document that was exported whole knows where it came from before. */
function withSource(document: Document, file: string, ids: NewIds): Document {
  const { id, source } = document;
  if (source !== undefined && source.file !== file) return document;
  if (id.startsWith(ids.prefix)) return { ...document, source: { ...source, file } };
  return { ...document, source: { ...source, file, id } };
}

/** An id that two documents of a file have tells neither. */
function withOwnIds(documents: readonly Document[]): readonly Document[] {
  const counts = new Map<string, number>();
  for (const { source } of documents) {
    if (source?.id !== undefined) counts.set(source.id, (counts.get(source.id) ?? 0) + 1);
  }
  return documents.map((document) => {
    const { source } = document;
    if (source?.id === undefined || counts.get(source.id) === 1) return document;
    const { id: _ambiguous, ...rest } = source;
    return { ...document, source: rest };
  });
}
