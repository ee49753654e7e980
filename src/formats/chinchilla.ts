/** JSON lines as `extract` prints them, with all that a document holds besides: it comes back whole. */
import { err, ok } from '../core/result';
import type { Document } from '../core/document';
import { shownOf } from '../core/document';
import type { Extraction } from '../core/extraction';
import type { LossCounter } from './count-losses';
import { fillPlain, plainShape } from './chinchilla/plain-line';
import { documentShape, STORED_LOSSES, restoreDocument } from './chinchilla/stored-line';
import type { Format, FormatFile, ReadItem, ReadOptions, WriteOptions } from './format';
import { DRAFT_LOSSES, ImportDraft } from './import-draft';
import { readRecords, type JsonRecord } from './read-records';
import { reading, writing } from './record-format';

export const CHINCHILLA: Format = {
  id: 'chinchilla',
  name: 'Chinchilla JSONL',
  extensions: ['.jsonl', '.json', '.ndjson'],
  losses: [...DRAFT_LOSSES, ...STORED_LOSSES, 'missing-end', 'issue'],
  read: (files, options) => reading((losses) => readLines(files, options, losses)),
  write: (documents, options) => writing(() => writeLines(documents, options)),
};

async function* readLines(
  files: AsyncIterable<FormatFile>,
  options: ReadOptions,
  losses: LossCounter,
): AsyncGenerator<ReadItem> {
  for await (const record of readRecords(files)) {
    yield record.ok ? readChinchillaRecord(record.value, options, losses) : record;
  }
}

/** One line, for what reads a large file line by line. */
export function readChinchillaRecord(
  record: JsonRecord,
  options: ReadOptions,
  losses: LossCounter,
): ReadItem {
  const { value, file, line, where } = record;
  const stored = documentShape(value, '');
  if (stored.ok) return ok(restoreDocument(stored.value, losses, where));
  const plain = plainShape(value, '');
  if (!plain.ok) {
    const reason = isStored(value) ? stored.error : plain.error;
    const failure = { code: 'not-this-format', file, reason } as const;
    return err(line === undefined ? failure : { ...failure, line });
  }
  const draft = new ImportDraft(plain.value.text, { options, losses, file });
  draft.moveTo(where);
  fillPlain(plain.value, draft);
  return ok(draft.build(plain.value.id));
}

function isStored(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'document' in value;
}

async function* writeLines(
  documents: AsyncIterable<Document>,
  options: WriteOptions,
): AsyncGenerator<FormatFile> {
  for await (const document of documents) {
    yield { path: 'chinchilla.jsonl', content: `${JSON.stringify(lineOf(document, options))}\n` };
  }
}

/** First what is shown, as `extract` prints it, for other programs; then the document as it is. */
function lineOf(document: Document, { only }: WriteOptions): object {
  const { predictions, ...decided } = document;
  const kept = only === 'accepted' || predictions === undefined ? decided : document;
  const { id, text, items, ...rest } = kept;
  const shown: Extraction = shownOf(kept).extraction;
  return { id, text, ...shown, document: { ...rest, items: [...items.values()] } };
}
