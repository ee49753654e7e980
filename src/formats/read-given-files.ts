/** Documents of several files, one after another; files that cannot be read are told and passed over. */
import type { Document } from '../core/document';
import type { Result } from '../core/result';
import type { FormatFailure, FormatFile, Loss, ReadOptions } from './format';
import { recognizeFormat } from './recognize';
import { formatOf } from './registry';

export interface GivenFile {
  /** What failures call it. */
  readonly place: string;
  /** Relative to the folder that was given, with slashes. */
  readonly path: string;
}

/** Opens a file; it may be asked twice. */
export type OpenFile<F extends GivenFile> = (
  file: F,
) => Result<FormatFile, FormatFailure> | Promise<Result<FormatFile, FormatFailure>>;

export interface InputReport {
  readonly failures: FormatFailure[];
  readonly losses: Loss[];
}

/** Files that have nothing to read in a folder of a format: what it writes beside its annotations. */
const BESIDE = /(?:^|\/)(?:annotation\.conf|label-config\.xml|to_docbin\.py|README\.md)$/u;

/** `from`: the id of a format, or `auto`. */
export async function* readGivenFiles<F extends GivenFile>(
  from: string,
  inputs: readonly F[],
  open: OpenFile<F>,
  options: ReadOptions,
  report: InputReport,
): AsyncGenerator<Document> {
  const wanted = inputs.filter((input) => !BESIDE.test(input.path));
  for (const [id, paths] of from === 'auto'
    ? await groups(wanted, open, report)
    : [[from, wanted] as const]) {
    const format = formatOf(id);
    if (format?.read === undefined) continue;
    const known = paths.filter(
      ({ path }) => paths.length === 1 || hasExtension(path, format.extensions),
    );
    for (const { place } of paths.filter((input) => !known.includes(input))) {
      const reason = `its name does not end as ${id} files do: ${format.extensions.join(', ')}`;
      report.failures.push({ code: 'not-this-format', file: place, reason });
    }
    const reading = format.read(files(known, open, report), options);
    for await (const item of reading) {
      if (item.ok) yield item.value;
      else report.failures.push(item.error);
    }
    report.losses.push(...reading.losses());
  }
}

function hasExtension(path: string, extensions: readonly string[]): boolean {
  return extensions.some((extension) => path.toLowerCase().endsWith(extension));
}

async function* files<F extends GivenFile>(
  inputs: readonly F[],
  open: OpenFile<F>,
  report: InputReport,
): AsyncGenerator<FormatFile> {
  for (const input of inputs) {
    const file = await open(input);
    if (file.ok) yield file.value;
    else report.failures.push(file.error);
  }
}

/** By format. A text goes with the annotations beside it. */
async function groups<F extends GivenFile>(
  inputs: readonly F[],
  open: OpenFile<F>,
  report: InputReport,
): Promise<ReadonlyMap<string, readonly F[]>> {
  const byFormat = new Map<string, F[]>();
  const put = (id: string, input: F): void => {
    byFormat.set(id, [...(byFormat.get(id) ?? []), input]);
  };
  const texts = new Map<string, F>();
  const ids = new Map<string, string>();
  for (const input of inputs) {
    const file = await open(input);
    if (!file.ok) {
      report.failures.push(file.error);
      continue;
    }
    const id = recognizeFormat(file.value);
    const stem = input.place.replace(/\.[^./]*$/u, '');
    if (id !== undefined) {
      put(id, input);
      ids.set(stem, id);
    } else if (input.path.toLowerCase().endsWith('.txt')) texts.set(stem, input);
    else {
      const reason = 'no format fits its name and how it begins; name one with --from';
      report.failures.push({ code: 'not-this-format', file: input.place, reason });
    }
  }
  for (const [stem, input] of texts) {
    const id = ids.get(stem);
    put(id === 'w3c' ? 'w3c' : 'brat', input);
  }
  return byFormat;
}
