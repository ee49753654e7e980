/** A document as the page shows it at a threshold, for export. */
import { shownOf, type Document } from '../core/document';
import { filterByScore } from '../core/filter';

/**
 * Its predictions are those that are shown: the score is at least the threshold, or a kept link needs
 * the mention. What a person decided has no score and stays, links to it included.
 */
export function documentAsShown(document: Document, threshold: number): Document {
  const { predictions } = document;
  if (predictions === undefined) return document;
  const extraction = filterByScore(shownOf(document).extraction, threshold);
  return { ...document, predictions: { ...predictions, extraction } };
}
