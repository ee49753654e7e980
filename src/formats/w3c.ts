/** W3C Web Annotation: a `.txt` and a `.jsonld` a document; links by the convention of Recogito. */
import { err, ok } from '../core/result';
import type { Document } from '../core/document';
import type { LossCounter } from './count-losses';
import { ExportView } from './export-view';
import { FileNames } from './file-names';
import type { Format, FormatFile, ReadItem, ReadOptions, WriteOptions } from './format';
import { DRAFT_LOSSES, ImportDraft } from './import-draft';
import { findJsonError } from './json-error';
import { pairFiles, type Pair } from './pair-files';
import { reading, writing } from './record-format';
import { W3C_READ_LOSSES, WebAnnotationReader } from './w3c/read-annotations';
import { annotationsOf } from './w3c/shapes';
import { annotationPage } from './w3c/write-annotations';

const KEEPS = ['no-scores', 'no-states', 'no-notes', 'no-attributes'] as const;

export const W3C: Format = {
  id: 'w3c',
  name: 'W3C Web Annotation',
  extensions: ['.jsonld', '.json', '.txt'],
  folder: true,
  losses: [
    ...DRAFT_LOSSES,
    ...W3C_READ_LOSSES,
    ...['no-pieces', 'no-deleted', 'no-rejected', 'inside-character', 'no-end', 'id-changed'],
  ],
  read: (files, options) => reading((losses) => readPairs(files, options, losses)),
  write: (documents, options) => writing((losses) => writePairs(documents, options, losses)),
};

async function* readPairs(
  files: AsyncIterable<FormatFile>,
  options: ReadOptions,
  losses: LossCounter,
): AsyncGenerator<ReadItem> {
  for await (const pair of pairFiles(files, ['.jsonld', '.json'], options)) {
    yield pair.ok ? readPair(pair.value, options, losses) : pair;
  }
}

function readPair(pair: Pair, options: ReadOptions, losses: LossCounter): ReadItem {
  const { stem, path, text, annotations } = pair;
  const draft = new ImportDraft(text, { options, losses, file: path });
  if (annotations.trim() === '') return ok(draft.build(stem));
  const broken = findJsonError(annotations);
  if (broken !== undefined) {
    const { line, reason } = broken;
    return err({ code: 'broken-file', file: path, line, reason });
  }
  new WebAnnotationReader(draft).read(path, annotationsOf(JSON.parse(annotations)));
  return ok(draft.build(stem));
}

async function* writePairs(
  documents: AsyncIterable<Document>,
  { only: kept }: WriteOptions,
  losses: LossCounter,
): AsyncGenerator<FormatFile> {
  const only = kept === undefined ? {} : { only: kept };
  const names = new FileNames(losses);
  for await (const document of documents) {
    const view = new ExportView(document, losses, { ...only, keeps: KEEPS });
    const name = names.nameOf(document.id);
    const source = `${name.split('/').at(-1) ?? name}.txt`;
    yield { path: `${name}.txt`, content: view.text };
    const page = annotationPage(view, encodeURI(source.replaceAll(/\p{Cs}/gu, '\ufffd')));
    yield { path: `${name}.jsonld`, content: `${JSON.stringify(page)}\n` };
  }
}
