/** A document as tables see it: they keep scores and states. */
import type { Document } from '../../core/document';
import type { LossCounter } from '../count-losses';
import { ExportView, PLAIN_LOSSES, type ExportLoss } from '../export-view';
import type { WriteOptions } from '../format';

const KEEPS: readonly ExportLoss[] = ['no-scores', 'no-states'];

/** What a table has no place for. */
export const TABLE_LOSSES: readonly ExportLoss[] = PLAIN_LOSSES.filter(
  (code) => !KEEPS.includes(code),
);

export function tableView(
  document: Document,
  options: WriteOptions,
  losses: LossCounter,
): ExportView {
  return new ExportView(document, losses, { ...options, keeps: KEEPS });
}
