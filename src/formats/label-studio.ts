/** Label Studio: tasks as JSON, and the labelling configuration that goes with them. */
import { err, ok } from '../core/result';
import type { Document } from '../core/document';
import type { LossCounter } from './count-losses';
import { ExportView } from './export-view';
import type { Format, FormatFile, ReadItem, ReadOptions, WriteOptions } from './format';
import { DRAFT_LOSSES, ImportDraft } from './import-draft';
import { labellingConfig } from './label-studio/labelling-config';
import { fillTask, TASK_LOSSES, textOf } from './label-studio/read-task';
import { taskShape } from './label-studio/shapes';
import { taskOf } from './label-studio/write-task';
import { readRecords, type JsonRecord } from './read-records';
import { reading, writing } from './record-format';

const KEEPS = ['no-scores', 'no-states', 'no-notes'] as const;

export const LABEL_STUDIO: Format = {
  id: 'label-studio',
  name: 'Label Studio',
  extensions: ['.json', '.jsonl'],
  folder: true,
  losses: [
    ...DRAFT_LOSSES,
    ...TASK_LOSSES,
    ...[
      'open-accepted',
      'no-attributes',
      'no-pieces',
      'no-deleted',
      'no-rejected',
      'inside-character',
      'no-end',
    ],
  ],
  read: (files, options) => reading((losses) => readTasks(files, options, losses)),
  write: (documents, options) => writing((losses) => writeTasks(documents, options, losses)),
};

async function* readTasks(
  files: AsyncIterable<FormatFile>,
  options: ReadOptions,
  losses: LossCounter,
): AsyncGenerator<ReadItem> {
  for await (const record of readRecords(jsonOnly(files))) {
    yield record.ok ? readTask(record.value, options, losses) : record;
  }
}

/** The configuration lies beside the tasks. */
async function* jsonOnly(files: AsyncIterable<FormatFile>): AsyncGenerator<FormatFile> {
  for await (const file of files) if (!file.path.toLowerCase().endsWith('.xml')) yield file;
}

function readTask(record: JsonRecord, options: ReadOptions, losses: LossCounter): ReadItem {
  const { value, file, line, where } = record;
  const failure = { file, ...(line === undefined ? {} : { line }) };
  const task = taskShape(value, '');
  if (!task.ok)
    return err({ code: 'not-this-format', ...failure, reason: `${where}: ${task.error}` });
  const text = textOf(task.value);
  if (text === undefined) {
    const reason = `${where}: expected a text in "data", found none`;
    return err({ code: 'missing-text', ...failure, reason });
  }
  const draft = new ImportDraft(text, { options, losses, file });
  draft.moveTo(where);
  fillTask(task.value, draft);
  const { id, meta } = task.value;
  return ok(draft.build(meta?.document_id ?? (id === undefined ? undefined : String(id))));
}

async function* writeTasks(
  documents: AsyncIterable<Document>,
  { only: kept }: WriteOptions,
  losses: LossCounter,
): AsyncGenerator<FormatFile> {
  const only = kept === undefined ? {} : { only: kept };
  const names = { labels: new Set<string>(), relations: new Set<string>() };
  const path = 'tasks.json';
  let count = 0;
  for await (const document of documents) {
    count += 1;
    const view = new ExportView(document, losses, { ...only, keeps: KEEPS });
    const task = JSON.stringify(taskOf(view, count, names));
    yield { path, content: `${count === 1 ? '[' : ','}\n${task}` };
  }
  yield { path, content: count === 0 ? '[]\n' : '\n]\n' };
  yield { path: 'label-config.xml', content: labellingConfig(names) };
}
