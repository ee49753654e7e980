/** What the dataset tool passes from reading to writing. */
import type { AnnotatedDocument } from '../../src/core/extraction';

export interface SourceDocument {
  readonly document: AnnotatedDocument;
  /** Documents with the same key fall on the same side of the split. */
  readonly splitKey: string;
  /** The record as it stood in its file, where the format has one; copied into gold files. */
  readonly record?: string;
}
