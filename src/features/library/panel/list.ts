/** Which documents the library lists, and in what order. */
import type { DocumentSummary } from '../../../storage/records';

export type Order = 'changed' | 'created' | 'title' | 'length';
export const ORDERS: readonly Order[] = ['changed', 'created', 'title', 'length'];

const COMPARE: Readonly<Record<Order, (a: DocumentSummary, b: DocumentSummary) => number>> = {
  changed: (a, b) => b.changed - a.changed,
  created: (a, b) => b.created - a.created,
  title: (a, b) => a.title.localeCompare(b.title, 'zh-CN'),
  length: (a, b) => b.length - a.length,
};

/** `inText`: ids of the documents whose text holds what is searched for. */
export function listed(
  summaries: readonly DocumentSummary[],
  { part, inText, order }: { part: string; inText: ReadonlySet<string>; order: Order },
): readonly DocumentSummary[] {
  const wanted = part.trim().toLowerCase();
  const fits = ({ id, title }: DocumentSummary): boolean =>
    wanted === '' || inText.has(id) || title.toLowerCase().includes(wanted);
  return summaries.filter(fits).toSorted((a, b) => COMPARE[order](a, b) || (a.id < b.id ? -1 : 1));
}
