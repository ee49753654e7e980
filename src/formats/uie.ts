/** Training rows of UIE (PaddleNLP): a prompt, and what answers it in the text. */
import { err, ok } from '../core/result';
import type { Document } from '../core/document';
import type { LossCounter } from './count-losses';
import { ExportView, PLAIN_LOSSES } from './export-view';
import type { Format, FormatFile, ReadItem, ReadOptions, WriteOptions } from './format';
import { DRAFT_LOSSES, ImportDraft } from './import-draft';
import { loseChanged, READ_BACK_LOSSES } from './read-back';
import { readRecords } from './read-records';
import { reading, writing } from './record-format';
import { fillRows } from './uie/read-rows';
import { rowShape, type UieRow } from './uie/row';
import { rowsOf } from './uie/write-rows';

export const UIE: Format = {
  id: 'uie',
  name: 'UIE (PaddleNLP)',
  extensions: ['.txt', '.json', '.jsonl'],
  losses: [
    ...new Set<string>([
      ...DRAFT_LOSSES,
      ...PLAIN_LOSSES,
      ...Object.values(READ_BACK_LOSSES),
      ...['id-changed', 'empty-document'],
    ]),
  ],
  read: (files, options) => reading((losses) => readRows(files, options, losses)),
  write: (documents, options) => writing((losses) => writeRows(documents, options, losses)),
};

interface Row {
  readonly row: UieRow;
  readonly where: string;
}

/** Rows of one text may stand anywhere in a file, so a file is read as a whole. */
async function* readRows(
  files: AsyncIterable<FormatFile>,
  options: ReadOptions,
  losses: LossCounter,
): AsyncGenerator<ReadItem> {
  let current: string | undefined;
  let groups = new Map<string, Row[]>();
  for await (const record of readRecords(files)) {
    const file = record.ok ? record.value.file : record.error.file;
    if (file !== current && current !== undefined) {
      yield* documentsOf(current, groups, options, losses);
      groups = new Map();
    }
    current = file;
    if (!record.ok) {
      yield record;
      continue;
    }
    const { value, line, where } = record.value;
    const row = rowShape(value, '');
    if (!row.ok) {
      const at = line === undefined ? {} : { line };
      yield err({ code: 'not-this-format', file, ...at, reason: row.error });
      continue;
    }
    const rows = groups.get(row.value.content);
    if (rows === undefined) groups.set(row.value.content, [{ row: row.value, where }]);
    else rows.push({ row: row.value, where });
  }
  if (current !== undefined) yield* documentsOf(current, groups, options, losses);
}

function* documentsOf(
  file: string,
  groups: ReadonlyMap<string, readonly Row[]>,
  options: ReadOptions,
  losses: LossCounter,
): Generator<ReadItem> {
  for (const [text, rows] of groups) {
    const draft = new ImportDraft(text, { options, losses, file });
    draft.moveTo(rows[0]?.where ?? file);
    fillRows(
      rows.map(({ row }) => row),
      draft,
    );
    yield ok(draft.build());
  }
}

async function* writeRows(
  documents: AsyncIterable<Document>,
  { only }: WriteOptions,
  losses: LossCounter,
): AsyncGenerator<FormatFile> {
  for await (const document of documents) {
    const view = new ExportView(document, losses, only === undefined ? {} : { only });
    const rows = rowsOf(view);
    loseChanged(view, ['mention', 'relation', 'event', 'argument'], (draft) => {
      fillRows(rows, draft);
    });
    view.lose('id-changed', 'rows have no id: a document is known by its text', 1);
    if (rows.length === 0) view.lose('empty-document', 'a text without finds has no rows', 1);
    const content = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    if (content !== '') yield { path: 'uie.jsonl', content };
  }
}
