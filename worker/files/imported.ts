/** What was read as documents of the library, one after another, under the names that the person chose. */
import { newDocument, type Document } from '../../src/core/document';
import type { Schema } from '../../src/core/schema';
import type { ImportPlan } from '../../src/files/contract';
import type { FileDocument, FileProblem } from '../../src/files/file-document';
import { withTypesOf } from '../../src/files/merge/types';
import type { EntryContent, ReadEntry } from '../../src/files/read/entry';
import { documentsOfTable } from '../../src/files/table/rows-to-documents';
import { columnNames } from '../../src/files/table/scan';
import type { LossCounter } from '../../src/formats/count-losses';
import { renameTypes } from '../../src/formats/rename-types';
import { ok, type Result } from '../../src/core/result';

export async function* importedDocuments(
  entries: ReadonlyMap<number, ReadEntry>,
  plan: ImportPlan,
  newId: () => string,
  losses: LossCounter,
): AsyncGenerator<Result<Document, FileProblem>> {
  for (const id of plan.entries) {
    const content = entries.get(id)?.content;
    if (content?.kind === 'table') yield* tableDocuments(content, id, plan, newId, losses);
    else if (content !== undefined) yield* wholeDocuments(content, plan, newId, losses);
  }
}

function* wholeDocuments(
  content: Exclude<EntryContent, { kind: 'table' }>,
  plan: ImportPlan,
  newId: () => string,
  losses: LossCounter,
): Generator<Result<Document, FileProblem>> {
  if (content.kind === 'texts') {
    for (const document of content.documents) yield ok(textDocument(document, plan, newId()));
  } else if (content.kind === 'annotated') {
    for (const document of content.documents) {
      yield ok(annotatedDocument(document, plan, newId(), losses));
    }
  }
}

async function* tableDocuments(
  { source, preview }: Extract<EntryContent, { kind: 'table' }>,
  id: number,
  plan: ImportPlan,
  newId: () => string,
  losses: LossCounter,
): AsyncGenerator<Result<Document, FileProblem>> {
  const choice = plan.tables.get(id) ?? preview.guess;
  const head = source.columns ?? preview.first[0] ?? [];
  const columns = columnNames(head, preview.columns.length, choice.header || preview.named);
  for await (const row of documentsOfTable(source, choice, columns, losses)) {
    yield row.ok ? ok(textDocument(row.value, plan, newId())) : row;
  }
}

function textDocument(
  { text, title, source }: FileDocument,
  { presetId, schema }: ImportPlan,
  id: string,
): Document {
  return { ...newDocument(id, Date.now(), { text, title, presetId, schema }), source };
}

/** One that was exported whole keeps its own schema, unless its types get other names. */
function annotatedDocument(
  read: Document,
  { names, presetId, schema, addTypes }: ImportPlan,
  id: string,
  losses: LossCounter,
): Document {
  const document = { ...renameTypes(read, names, losses), id };
  if (names.size === 0 && hasTypes(read.schema)) return document;
  const own = addTypes ? withTypesOf(schema, document) : schema;
  const { predictions } = document;
  const settled = { ...document, presetId, schema: own };
  // They stand for a run with this schema: nothing of it has changed since.
  return predictions === undefined
    ? settled
    : { ...settled, predictions: { ...predictions, schema: own } };
}

function hasTypes({ entities, relations, events }: Schema): boolean {
  return entities.length + relations.length + events.length > 0;
}
