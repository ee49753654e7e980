/** Everything that a person gave, one entry after another; a file that fails is an entry with its reason. */
import { LossCounter } from '../../formats/count-losses';
import { recognizeFormat } from '../../formats/recognize';
import { err, ok, type Result } from '../../core/result';
import { describe, extensionOf, problem, stemOf, type FileDocument } from '../file-document';
import type { FileProblem, PickedFile } from '../file-document';
import type { CMapLoader } from '../pdf/open-pdf';
import { scanTable } from '../table/scan';
import type { TableSource } from '../table/table';
import { checkedText, decodeFile } from '../text';
import { readAnnotated, type NewIds } from './annotated';
import { failed, type ReadEntry } from './entry';
import { kindOf, type FileKind } from './kinds';

export interface ReadFilesOptions {
  readonly cMaps: CMapLoader;
  readonly ids: NewIds;
  /** Parts of the file at hand, where it takes long: pages, or rows (`total` is 0 then). */
  readonly onProgress: (file: string, done: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

export async function* readFiles(
  given: readonly PickedFile[],
  options: ReadFilesOptions,
): AsyncGenerator<ReadEntry> {
  const files: PickedFile[] = [];
  for (const file of given) {
    for await (const inner of expanded(file)) {
      if (inner.ok) files.push(inner.value);
      else yield failed(inner.error, file.blob.size);
    }
  }
  const reader = new FileSet(files, options);
  for (const file of files) {
    if (options.isCancelled()) return;
    yield* reader.read(file);
  }
}

/** The files of an archive; any other file as it is. */
async function* expanded(file: PickedFile): AsyncGenerator<Result<PickedFile, FileProblem>> {
  if ((await kindOf(file)) !== 'zip') {
    yield ok(file);
    return;
  }
  const { expandZip } = await import('../zip/expand');
  let empty = true;
  for await (const inner of expandZip(file)) {
    empty = false;
    yield inner;
  }
  if (empty) yield err(problem('no-text', file.path, 'it holds no file'));
}

/** Path without extension. */
const stemPath = (path: string): string => path.replace(/\.[^./]*$/u, '');

/** Files that belong together: a text and the annotations beside it are read as one. */
class FileSet {
  readonly #options: ReadFilesOptions;
  /** Texts by their path without extension. */
  readonly #texts: ReadonlyMap<string, PickedFile>;
  /** Paths without extension of annotations that a text belongs to. */
  readonly #annotated: ReadonlySet<string>;

  constructor(files: readonly PickedFile[], options: ReadFilesOptions) {
    this.#options = options;
    const named = (...extensions: readonly string[]): readonly PickedFile[] =>
      files.filter(({ path }) => extensions.includes(extensionOf(path)));
    this.#texts = new Map(named('txt').map((file) => [stemPath(file.path), file]));
    this.#annotated = new Set(named('ann', 'jsonld').map(({ path }) => stemPath(path)));
  }

  async *read(file: PickedFile): AsyncGenerator<ReadEntry> {
    const { path, blob } = file;
    try {
      const kind = await kindOf(file);
      const beside = kind === 'text' && extensionOf(path) === 'txt';
      if (beside && this.#annotated.has(stemPath(path))) return;
      yield* this.#readKind(file, kind);
    } catch (error) {
      yield failed(problem('broken', path, describe(error)), blob.size);
    }
  }

  async *#readKind(file: PickedFile, kind: FileKind): AsyncGenerator<ReadEntry> {
    const { path, blob } = file;
    if (kind === 'text' || kind === 'json' || kind === 'annotations') {
      yield* this.#readText(file, kind);
    } else if (kind === 'table' || kind === 'xlsx') {
      yield* this.#tables(file, await openTables(file, kind));
    } else if (kind === 'zip' || kind === 'unknown' || kind === 'settings') {
      const code = kind === 'settings' ? 'not-read' : 'unknown-kind';
      yield failed(problem(code, path, 'files like this are not read'), blob.size);
    } else yield entryOf(file, await this.#readWhole(file, kind));
  }

  async #readWhole(
    file: PickedFile,
    kind: 'pdf' | 'docx' | 'epub' | 'html',
  ): Promise<readonly Result<FileDocument, FileProblem>[]> {
    switch (kind) {
      case 'html':
        return [await (await import('../html/html')).readHtml(file)];
      case 'docx':
        return [await (await import('../office/docx')).readDocx(file)];
      case 'epub': {
        const { readEpub } = await import('../html/epub');
        const chapters: Result<FileDocument, FileProblem>[] = [];
        for await (const chapter of readEpub(file)) chapters.push(chapter);
        return chapters;
      }
      case 'pdf': {
        const { readPdf } = await import('../pdf/pdf');
        const { cMaps, onProgress, isCancelled } = this.#options;
        const onPage = (page: number, count: number): void => {
          onProgress(file.path, page, count);
        };
        return [await readPdf(file, { cMaps, onPage, isCancelled })];
      }
    }
  }

  /** A text, or annotations in one: which it is shows in how it begins. */
  async *#readText(file: PickedFile, kind: FileKind): AsyncGenerator<ReadEntry> {
    const { path, blob } = file;
    const decoded = await decodeFile(file);
    if (!decoded.ok) {
      yield failed(decoded.error, blob.size);
      return;
    }
    const { text, losses } = decoded.value;
    const format = recognizeFormat({ path, content: text });
    if (format !== undefined && extensionOf(path) !== 'md') {
      yield await this.#readFormat(format, file);
    } else if (kind === 'json') {
      const { openJson } = await import('../table/json');
      const opened = await openJson(path, text);
      yield* this.#tables(file, opened.ok ? ok([opened.value]) : opened);
    } else {
      const document = { text, title: stemOf(path), source: { file: path }, losses };
      yield entryOf(file, [checkedText(document)]);
    }
  }

  async #readFormat(format: string, file: PickedFile): Promise<ReadEntry> {
    const { path, blob } = file;
    const beside = this.#texts.get(stemPath(path));
    const files = [];
    for (const part of beside === undefined || beside === file ? [file] : [beside, file]) {
      const content = await rawText(part);
      if (!content.ok) return failed(content.error, blob.size);
      files.push({ path: part.path, content: content.value });
    }
    return readAnnotated(format, files, { file: path, size: blob.size }, this.#options.ids);
  }

  async *#tables(
    file: PickedFile,
    opened: Result<readonly TableSource[], FileProblem>,
  ): AsyncGenerator<ReadEntry> {
    const { path, blob } = file;
    if (!opened.ok) {
      yield failed(opened.error, blob.size);
      return;
    }
    for (const source of opened.value) {
      const preview = await scanTable(source, (rows) => {
        this.#options.onProgress(path, rows, 0);
      });
      const { problems } = preview;
      const content = { kind: 'table', source, preview } as const;
      yield { file: path, size: blob.size, content, problems, losses: source.losses() };
    }
  }
}

async function openTables(
  file: PickedFile,
  kind: 'table' | 'xlsx',
): Promise<Result<readonly TableSource[], FileProblem>> {
  if (kind === 'xlsx') return (await import('../table/xlsx')).openXlsx(file);
  const opened = await (await import('../table/csv')).openCsv(file);
  return opened.ok ? ok([opened.value]) : opened;
}

/** With its line ends: offsets of annotations count them. */
async function rawText(file: PickedFile): Promise<Result<string, FileProblem>> {
  const { decodeText } = await import('../../core/file/decode');
  const { text } = decodeText(new Uint8Array(await file.blob.arrayBuffer()));
  return text.includes('\0')
    ? err(problem('binary', file.path, 'it has NUL characters'))
    : ok(text);
}

function entryOf(
  { path, blob }: PickedFile,
  results: readonly Result<FileDocument, FileProblem>[],
): ReadEntry {
  const documents = results.flatMap((result) => (result.ok ? [result.value] : []));
  const problems = results.flatMap((result) => (result.ok ? [] : [result.error]));
  const counter = new LossCounter();
  for (const { code, where, detail, count } of documents.flatMap((document) => document.losses)) {
    counter.add(code, where[0] ?? path, detail, count);
  }
  const losses = documents.length === 1 ? (documents[0]?.losses ?? []) : counter.losses();
  const content =
    documents.length === 0
      ? ({ kind: 'failed' } as const)
      : ({ kind: 'texts', documents } as const);
  return { file: path, size: blob.size, content, problems, losses };
}
