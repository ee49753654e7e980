/** The documents of a workspace file, which the library of another person exported. */
import { shownOf } from '../../src/core/document';
import type { AnnotatedDocument } from '../../src/core/extraction';
import type { PickedFile } from '../../src/core/file/picked-file';
import { openArchive } from '../../src/files/zip/archive';
import { parsePlainDocument } from '../../src/formats/plain-document';

export interface ReadWorkspace {
  readonly documents: readonly AnnotatedDocument[];
  /** In English, with file and line. */
  readonly problems: readonly string[];
}

const DOCUMENTS = 'documents.jsonl';

/** Undefined where the file is no zip with documents of the app. */
export async function readWorkspace({
  path,
  blob,
}: PickedFile): Promise<ReadWorkspace | undefined> {
  if (!/\.zip$/iu.test(path)) return undefined;
  const archive = openArchive(new Uint8Array(await blob.arrayBuffer()), path);
  if (!archive.ok) return failed(path, archive.error.reason);
  const entry = archive.value.entries.find(({ name }) => name === DOCUMENTS);
  if (entry === undefined) return failed(path, `there is no ${DOCUMENTS} in it`);
  const content = archive.value.read(entry);
  if (!content.ok) return failed(path, content.error.reason);
  const documents: AnnotatedDocument[] = [];
  const problems: string[] = [];
  new TextDecoder()
    .decode(content.value)
    .split('\n')
    .forEach((line, index) => {
      if (line === '') return;
      const read = parsePlainDocument(parsed(line));
      if (!read.ok) problems.push(`${path}/${DOCUMENTS}:${index + 1}: ${read.error}`);
      else {
        const { id, text } = read.value;
        documents.push({ id, text, extraction: shownOf(read.value).extraction });
      }
    });
  return { documents, problems };
}

function failed(path: string, reason: string): ReadWorkspace {
  return { documents: [], problems: [`${path}: ${reason}`] };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
