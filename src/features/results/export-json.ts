/** What was found as one JSON document that stands on its own: text, schema, and spans with offsets. */
import type { Extraction } from '../../core/extraction';
import type { Schema } from '../../core/schema';

export interface ExportedDocument {
  /** Offsets are UTF-16 code units, half-open. */
  readonly offsets: 'utf-16';
  /** `text` has a line feed for each line break, whatever the file had that it came from. */
  readonly lineEnds: 'normalised';
  readonly preset: string;
  /** Least score of what is included. */
  readonly threshold: number;
  readonly schema: Schema;
  readonly text: string;
  readonly extraction: Extraction;
}

export function toJson(document: Omit<ExportedDocument, 'offsets' | 'lineEnds'>): string {
  const exported: ExportedDocument = { offsets: 'utf-16', lineEnds: 'normalised', ...document };
  return `${JSON.stringify(exported, null, 2)}\n`;
}
