/** Writes documents in a format: the files to download, and what has no place in them. */
import { zipSync } from 'fflate';
import { newDocument, type Document } from '../../core/document';
import type { Format, FormatFile, Loss, WriteOptions } from '../../formats/format';

export type Writer = Format & Required<Pick<Format, 'write'>>;

export function isWriter(format: Format): format is Writer {
  return format.write !== undefined;
}

export interface Written {
  readonly files: ReadonlyMap<string, Blob>;
  readonly losses: readonly Loss[];
}

// The writers take what may come one by one.
// eslint-disable-next-line @typescript-eslint/require-await
async function* each(documents: readonly Document[]): AsyncGenerator<Document> {
  yield* documents;
}

/** Parts of one path are joined in order. */
async function collect(files: AsyncIterable<FormatFile>): Promise<ReadonlyMap<string, Blob>> {
  const parts = new Map<string, BlobPart[]>();
  for await (const { path, content } of files) {
    const part = typeof content === 'string' ? content : new Uint8Array(content);
    const known = parts.get(path);
    if (known === undefined) parts.set(path, [part]);
    else known.push(part);
  }
  return new Map([...parts].map(([path, list]) => [path, new Blob(list)]));
}

export async function writeFiles(
  format: Writer,
  documents: readonly Document[],
  options: WriteOptions,
): Promise<Written> {
  const writing = format.write(each(documents), options);
  const files = await collect(writing);
  return { files, losses: writing.losses() };
}

/** One file as it is, several as a zip. In one task: workers from blobs are forbidden by the policy. */
export async function packFiles(
  files: ReadonlyMap<string, Blob>,
  id: string,
): Promise<{ readonly name: string; readonly content: Blob } | undefined> {
  const [only, ...more] = files;
  if (only === undefined) return undefined;
  if (more.length === 0) return { name: only[0].split('/').at(-1) ?? id, content: only[1] };
  const entries = await Promise.all(
    [...files].map(
      async ([path, blob]) => [path, new Uint8Array(await blob.arrayBuffer())] as const,
    ),
  );
  const bytes = zipSync(Object.fromEntries(entries), { level: 6 });
  return { name: `chinchilla-${id}.zip`, content: new Blob([bytes], { type: 'application/zip' }) };
}

/** A mention behind a character of two code units: its offsets differ between the units. */
function probe(): Document {
  const mention = { id: 'm', type: '人物', start: 3, end: 5, text: '松果' };
  const extraction = { mentions: [mention], relations: [], events: [], issues: [] };
  const schema = { entities: [], relations: [], events: [] };
  return {
    ...newDocument('probe', 0, { text: '🐿见松果' }),
    predictions: { extraction, model: '', schema, at: 0, complete: true },
  };
}

/** Whether the format leaves open what offsets count: a sample is not written the same in both units. */
export async function offsetsAreOpen(format: Writer): Promise<boolean> {
  const [utf16, points] = await Promise.all(
    (['utf16', 'code-point'] as const).map(async (offsets) => {
      const { files } = await writeFiles(format, [probe()], { offsets });
      return Promise.all([...files.values()].map((blob) => blob.text()));
    }),
  );
  return JSON.stringify(utf16) !== JSON.stringify(points);
}
