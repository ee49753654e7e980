/** The documents as rows of a table: what was found in each and how far its review is. */
import type { DocumentSummary, QueueRecord } from '../../storage/records';

export type DocumentState = 'unread' | 'waiting' | 'reading' | 'failed' | 'read' | 'done';

export interface DocumentRow {
  readonly summary: DocumentSummary;
  readonly state: DocumentState;
  /** Share that is read, from 0 to 1. */
  readonly share: number;
  readonly failed: QueueRecord['failed'];
}

export const SORTS = [
  ...(['title', 'length', 'state', 'mentions', 'relations'] as const),
  ...(['events', 'decided', 'changed'] as const),
];
export type Sort = (typeof SORTS)[number];

export interface RowOrder {
  readonly by: Sort;
  readonly descending: boolean;
}

export interface RowFilter {
  readonly title: string;
  readonly state: DocumentState | '';
  /** A type of mention that it has to hold. */
  readonly type: string;
}

export const STATES: readonly DocumentState[] = [
  'reading',
  'waiting',
  'failed',
  'unread',
  'read',
  'done',
];

function stateOf(
  { id, done, read }: DocumentSummary,
  queue: ReadonlyMap<string, QueueRecord>,
  reading: ReadonlyMap<string, number>,
): DocumentState {
  if (reading.has(id)) return 'reading';
  const row = queue.get(id);
  if (row?.failed !== undefined) return 'failed';
  if (row !== undefined) return 'waiting';
  if (done) return 'done';
  return read === true ? 'read' : 'unread';
}

export function documentRows(
  summaries: readonly DocumentSummary[],
  queue: ReadonlyMap<string, QueueRecord>,
  reading: ReadonlyMap<string, number>,
): readonly DocumentRow[] {
  return summaries.map((summary) => ({
    summary,
    state: stateOf(summary, queue, reading),
    share: reading.get(summary.id) ?? 0,
    failed: queue.get(summary.id)?.failed,
  }));
}

const COLLATOR = new Intl.Collator('zh-CN', { numeric: true });

function valueOf({ summary, state }: DocumentRow, by: Sort): number | string {
  if (by === 'state') return STATES.indexOf(state);
  if (by === 'mentions' || by === 'relations' || by === 'events') return summary.found?.[by] ?? -1;
  return summary[by];
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return COLLATOR.compare(String(a), String(b));
}

export function arrangeRows(
  rows: readonly DocumentRow[],
  { title, state, type }: RowFilter,
  { by, descending }: RowOrder,
): readonly DocumentRow[] {
  const wanted = title.trim().toLowerCase();
  return rows
    .filter(
      (row) =>
        (wanted === '' || row.summary.title.toLowerCase().includes(wanted)) &&
        (state === '' || row.state === state) &&
        (type === '' || (row.summary.found?.types[type] ?? 0) > 0),
    )
    .toSorted((a, b) => {
      const order = compare(valueOf(a, by), valueOf(b, by));
      return (descending ? -order : order) || b.summary.changed - a.summary.changed;
    });
}

/** Types of mentions over all documents, the most frequent first. */
export function typesOf(summaries: readonly DocumentSummary[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { found } of summaries) {
    for (const [type, count] of Object.entries(found?.types ?? {})) {
      counts.set(type, (counts.get(type) ?? 0) + count);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([type]) => type);
}
