/** brat standoff: a `.txt` and an `.ann` a document, and `annotation.conf` with the types. */
import { ok } from '../../core/result';
import type { Document } from '../../core/document';
import type { LossCounter } from '../count-losses';
import { ExportView } from '../export-view';
import { FileNames } from '../file-names';
import type { Format, FormatFile, ReadItem, ReadOptions, WriteOptions } from '../format';
import { DRAFT_LOSSES, ImportDraft } from '../import-draft';
import { pairFiles } from '../pair-files';
import { reading, writing } from '../record-format';
import { BratTypes } from './configuration';
import { AnnotationReader, BRAT_READ_LOSSES } from './read-annotations';
import { AnnotationWriter, BRAT_WRITE_LOSSES } from './write-annotations';

const KEEPS = ['no-notes', 'no-attributes', 'no-pieces'] as const;

export const BRAT: Format = {
  id: 'brat',
  name: 'brat standoff',
  extensions: ['.ann', '.txt'],
  folder: true,
  losses: [
    ...new Set<string>([
      ...DRAFT_LOSSES,
      ...BRAT_READ_LOSSES,
      ...BRAT_WRITE_LOSSES,
      ...['no-scores', 'no-states', 'no-rejected', 'no-deleted', 'id-changed'],
    ]),
  ],
  read: (files, options) => reading((losses) => readPairs(files, options, losses)),
  write: (documents, options) => writing((losses) => writePairs(documents, options, losses)),
};

async function* readPairs(
  files: AsyncIterable<FormatFile>,
  options: ReadOptions,
  losses: LossCounter,
): AsyncGenerator<ReadItem> {
  for await (const pair of pairFiles(files, ['.ann'], options)) {
    if (!pair.ok) {
      yield pair;
      continue;
    }
    const { stem, path, text, annotations } = pair.value;
    const draft = new ImportDraft(text, { options, losses, file: path });
    new AnnotationReader(draft).read(path, annotations);
    yield ok(draft.build(stem));
  }
}

async function* writePairs(
  documents: AsyncIterable<Document>,
  { only: kept }: WriteOptions,
  losses: LossCounter,
): AsyncGenerator<FormatFile> {
  const only = kept === undefined ? {} : { only: kept };
  const names = new FileNames(losses);
  const types = new BratTypes();
  for await (const document of documents) {
    const view = new ExportView(document, losses, { ...only, keeps: KEEPS });
    const name = names.nameOf(document.id);
    yield { path: `${name}.txt`, content: view.text };
    yield { path: `${name}.ann`, content: new AnnotationWriter(view, types).write() };
  }
  yield { path: 'annotation.conf', content: types.text() };
}
