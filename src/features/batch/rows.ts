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
/** Shown where the filter names a column of the imported table, or a type. */
export const MORE_SORTS = ['field', 'type'] as const;
export type Sort = (typeof SORTS)[number] | (typeof MORE_SORTS)[number];

export interface RowOrder {
  readonly by: Sort;
  readonly descending: boolean;
}

export interface RowFilter {
  readonly title: string;
  readonly state: DocumentState | '';
  /** A type of mention, relation or event that it has to hold. */
  readonly type: string;
  /** A column of the imported table; empty for none. */
  readonly field: string;
  /** What its cell has to contain. */
  readonly value: string;
}

export const NO_FILTER: RowFilter = { title: '', state: '', type: '', field: '', value: '' };

/** Columns that are shown: those of the filter come last. */
export function columnsOf({ type, field }: RowFilter): readonly Sort[] {
  return [
    ...SORTS,
    ...(field === '' ? [] : ['field' as const]),
    ...(type === '' ? [] : ['type' as const]),
  ];
}

/** What stands in the columns of the filter. */
export function fieldOf({ summary }: DocumentRow, { field }: RowFilter): string {
  return summary.fields?.[field] ?? '';
}

export function typeCount({ summary }: DocumentRow, { type }: RowFilter): number {
  return summary.found?.types[type] ?? 0;
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

function valueOf(row: DocumentRow, by: Sort, filter: RowFilter): number | string {
  const { summary, state } = row;
  if (by === 'field') return fieldOf(row, filter);
  if (by === 'type') return typeCount(row, filter);
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
  filter: RowFilter,
  { by, descending }: RowOrder,
): readonly DocumentRow[] {
  const { state, type, field } = filter;
  const wanted = filter.title.trim().toLowerCase();
  const value = filter.value.trim().toLowerCase();
  return rows
    .filter(
      (row) =>
        (wanted === '' || row.summary.title.toLowerCase().includes(wanted)) &&
        (state === '' || row.state === state) &&
        (type === '' || typeCount(row, filter) > 0) &&
        (field === '' || fieldOf(row, filter).toLowerCase().includes(value)),
    )
    .toSorted((a, b) => {
      const order = compare(valueOf(a, by, filter), valueOf(b, by, filter));
      return (descending ? -order : order) || b.summary.changed - a.summary.changed;
    });
}

/** Columns of imported tables, in the order in which they come. */
export function fieldsOf(summaries: readonly DocumentSummary[]): readonly string[] {
  const names = new Set<string>();
  for (const { fields } of summaries) for (const name of Object.keys(fields ?? {})) names.add(name);
  return [...names];
}

/** Types of finds over all documents, the most frequent first. */
export function typesOf(summaries: readonly DocumentSummary[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { found } of summaries) {
    for (const [type, count] of Object.entries(found?.types ?? {})) {
      counts.set(type, (counts.get(type) ?? 0) + count);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([type]) => type);
}
