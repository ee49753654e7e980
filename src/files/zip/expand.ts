/** The files in archives, one after another; an archive in an archive is opened, too, to a limit. */
import { zipSync } from 'fflate';
import { err, ok, type Result } from '../../core/result';
import { FILE_LIMIT, problem, type FileProblem, type PickedFile } from '../file-document';
import { isUnsafeName, openArchive, type Archive } from './archive';

/** Archives inside each other. */
const DEEPEST = 3;

/** What macOS and Windows put beside the files of a person. */
const BESIDE = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/u;

export async function* expandZip(
  file: PickedFile,
  depth = 1,
): AsyncGenerator<Result<PickedFile, FileProblem>> {
  if (depth > DEEPEST) {
    yield err(problem('too-deep', file.path, `archives lie more than ${DEEPEST} deep`));
    return;
  }
  if (file.blob.size > FILE_LIMIT) {
    yield err(problem('too-large', file.path, `it has ${file.blob.size} bytes`));
    return;
  }
  const archive = openArchive(new Uint8Array(await file.blob.arrayBuffer()), file.path);
  if (!archive.ok) yield archive;
  else if (isWorkspace(archive.value)) {
    yield err(problem('workspace-file', file.path, 'it is a whole workspace of this app'));
  } else yield* entriesOf(archive.value, file, depth);
}

/** What the library exports as one file, and takes back. */
function isWorkspace({ entries }: Archive): boolean {
  const names = new Set(entries.map(({ name }) => name));
  return names.has('workspace.json') && names.has('documents.jsonl');
}

async function* entriesOf(
  archive: Archive,
  { path }: PickedFile,
  depth: number,
): AsyncGenerator<Result<PickedFile, FileProblem>> {
  for (const entry of archive.entries) {
    const name = entry.name.replaceAll('\\', '/');
    if (BESIDE.test(name)) continue;
    if (isUnsafeName(entry.name)) {
      const reason = 'its name leads out of the archive, so it was not read';
      yield err(problem('unsafe-name', `${path}/${entry.name}`, reason));
      continue;
    }
    const content = archive.read(entry);
    if (!content.ok) {
      yield content;
      continue;
    }
    const inner = { path: `${path}/${name}`, blob: new Blob([content.value]) };
    if (/\.zip$/iu.test(name)) yield* expandZip(inner, depth + 1);
    else yield ok(inner);
  }
}

/** The same archive, stored: what a library inflates of it is what was counted here. */
export function repack(bytes: Uint8Array, path: string): Result<Uint8Array, FileProblem> {
  const archive = openArchive(bytes, path);
  if (!archive.ok) return archive;
  const files: Record<string, Uint8Array> = {};
  for (const entry of archive.value.entries) {
    const content = archive.value.read(entry);
    if (!content.ok) return err({ ...content.error, file: path });
    files[entry.name] = content.value;
  }
  return ok(zipSync(files, { level: 0 }));
}
