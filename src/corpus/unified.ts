/** The unified form that training reads: one JSON object a line. */
import type { AnnotatedDocument } from '../core/extraction';
import type { Schema } from '../core/schema';
import { keepRelations } from './corpus-schema';

/** Relations outside the schema are left out. */
export function unifiedLine(
  corpus: string,
  id: string,
  { text, extraction }: AnnotatedDocument,
  schema: Schema,
): string {
  const { mentions, relations, events } = keepRelations(extraction, schema).extraction;
  return JSON.stringify({ id: `${corpus}-${id}`, corpus, text, mentions, relations, events });
}
