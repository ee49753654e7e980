/** Files of any format as lines of one dataset, as `dataset unify` writes them. */
import type { Result } from '../../core/result';
import type { FormatFailure, FormatFile, Loss, ReadOptions } from '../../formats/format';
import { readGivenFiles, type GivenFile, type InputReport } from '../../formats/read-given-files';
import { recognizeFormat } from '../../formats/recognize';
import type { LabelTable } from '../unify/label-table';
import { lineDocuments, type FileLine, type Sourced } from '../unify/line-documents';
import { UnifyRun, type UnifyReport } from '../unify/unify-run';
import type { LineSet } from './line-set';

export interface WorkshopFile extends GivenFile {
  /** UTF-8 text, or why it is none. */
  open(): Promise<Result<FormatFile, FormatFailure>>;
}

export interface UnifyFilesOptions {
  readonly labels: LabelTable;
  /** Rows `broader` are followed, too. */
  readonly broader: boolean;
}

export type UnifyFilesReport = UnifyReport & {
  readonly losses: readonly Loss[];
  readonly failures: readonly FormatFailure[];
};

const HEAD_LINES = 20;

type TextFile = Pick<FormatFile, 'path'> & { readonly content: string };

const isText = (file: FormatFile): file is TextFile => typeof file.content === 'string';

/** A file's name without what follows its first dot. */
function stemOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).replace(/(?<=.)\..*$/u, '');
}

function parses(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Whether the first line that is an object is one of the project. */
function hasProjectLines({ path, content }: TextFile): boolean {
  const lines = content.slice(0, 1_000_000).split('\n', HEAD_LINES);
  const object = lines.find((line) => line.trimStart().startsWith('{') && parses(line));
  return object !== undefined && recognizeFormat({ path, content: object }) === 'chinchilla';
}

function* linesOf(content: string): Generator<readonly Result<FileLine, number>[]> {
  for (const [index, text] of content.split('\n').entries()) {
    if (text.trim() !== '') yield [{ ok: true, value: { line: index + 1, text } }];
  }
}

async function* documentsOf(
  files: readonly WorkshopFile[],
  options: ReadOptions,
  report: InputReport,
): AsyncGenerator<Sourced> {
  const others: WorkshopFile[] = [];
  for (const file of files) {
    const opened = await file.open();
    if (opened.ok && isText(opened.value) && hasProjectLines(opened.value)) {
      const { place, path } = file;
      const lines = linesOf(opened.value.content.replace(/^\uFEFF/u, ''));
      yield* lineDocuments({ file: place, source: stemOf(path), lines }, options, report);
    } else others.push(file);
  }
  const open = (file: WorkshopFile): ReturnType<WorkshopFile['open']> => file.open();
  for await (const document of readGivenFiles('auto', others, open, options, report)) {
    yield { document, source: stemOf(document.source?.file ?? '') };
  }
}

export async function unifyFiles(
  files: readonly WorkshopFile[],
  { labels, broader }: UnifyFilesOptions,
  out: LineSet,
): Promise<UnifyFilesReport> {
  const run = new UnifyRun({ labels, broaden: broader });
  const report: InputReport = { failures: [], losses: [] };
  const options = { now: 0, newId: () => run.newId() };
  for await (const { document, source } of documentsOf(files, options, report)) {
    out.put(run.take(document, source).line);
  }
  const unified = run.report();
  const losses = [...report.losses, ...unified.losses];
  return { ...unified, losses, failures: report.failures };
}
