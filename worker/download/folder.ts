/** A model in a folder on disk: picked to be taken in, or to be written to. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import type { LlmSpec, PickedFile } from '../../src/engine/contract/download';
import { LIBRARY_PATH } from '../../src/storage/llm-files';
import { CONFIG_PATH } from './mlc-files';
import type { Source } from './source';

/** In a folder the library lies beside the rest. */
const LIBRARY_NAME = 'model.wasm';

/** `.invalid` never resolves (RFC 2606). */
const FOLDER_HOST = 'folder.invalid';

/** Where a model that never had an address says that it is from. */
export function folderSpec(id: string, overrides: LlmSpec['overrides']): LlmSpec {
  const baseUrl = `https://${FOLDER_HOST}/${id}/resolve/main/`;
  return { id, baseUrl, libraryUrl: `${baseUrl}${LIBRARY_NAME}`, overrides };
}

export function isFromFolder({ baseUrl }: LlmSpec): boolean {
  return new URL(baseUrl).hostname === FOLDER_HOST;
}

function depthOf({ path }: PickedFile): number {
  return path.split('/').length;
}

function notAModel(detail: string): Result<never, Failure> {
  return err({ code: 'not-a-model', detail });
}

/** The shallowest folder with a configuration, and the one library below it, are the model. */
export function folderSource(picked: readonly PickedFile[]): Result<Source, Failure> {
  const configs = picked
    .filter(({ path }) => path === CONFIG_PATH || path.endsWith(`/${CONFIG_PATH}`))
    .sort((a, b) => depthOf(a) - depthOf(b));
  const config = configs[0];
  if (config === undefined) return notAModel(`no ${CONFIG_PATH}`);
  const folder = config.path.slice(0, config.path.length - CONFIG_PATH.length);
  const inside = picked.filter(({ path }) => path.startsWith(folder));
  const libraries = inside.filter(({ path }) => path.endsWith('.wasm'));
  const [library, another] = libraries;
  if (library === undefined) return notAModel('no model library (.wasm)');
  if (another !== undefined)
    return notAModel(`${libraries.length} model libraries (.wasm), not one`);
  const files = new Map(inside.map(({ path, file }) => [path.slice(folder.length), file]));
  files.set(LIBRARY_PATH, library.file);
  return ok({
    open: (wanted) => Promise.resolve(openFile(files.get(wanted.path), wanted)),
    find: (name) => inside.find(({ path }) => path === `${folder}${name}`)?.file,
  });
}

function openFile(
  file: File | undefined,
  { path, offset, etag }: Parameters<Source['open']>[0],
): Awaited<ReturnType<Source['open']>> {
  if (file === undefined) return err({ code: 'not-found', detail: `no ${path} in the folder` });
  const from = offset <= file.size ? offset : 0;
  return ok({ offset: from, etag, body: file.slice(from).stream() });
}

async function folderOf(
  root: FileSystemDirectoryHandle,
  segments: readonly string[],
): Promise<FileSystemDirectoryHandle> {
  let folder = root;
  for (const segment of segments) {
    folder = await folder.getDirectoryHandle(segment, { create: true });
  }
  return folder;
}

/** A stream into a file of the folder; what was there is replaced when it is closed. */
export async function createFileIn(
  root: FileSystemDirectoryHandle,
  path: string,
): Promise<FileSystemWritableFileStream> {
  const segments = (path === LIBRARY_PATH ? LIBRARY_NAME : path).split('/');
  const name = segments.pop() ?? path;
  const folder = await folderOf(root, segments);
  const file = await folder.getFileHandle(name, { create: true });
  return file.createWritable();
}
