/** What the table shows, in which order, and which columns; the columns are kept between visits. */
import { recall, remember } from '../../workspace/remembered';
import type { Workspace } from '../../workspace/workspace.svelte';
import { filtered, NO_FILTERS, ordered, type CellWords, type Filters, type Order } from './arrange';
import { COLUMNS, rowsOf, type Column, type RowKind } from './rows';

const KEPT = 'table-columns';

function recallHidden(): ReadonlySet<string> {
  return new Set((recall(KEPT) ?? 'origin').split(' ').filter((name) => name !== ''));
}

export class TableState {
  kind = $state.raw<RowKind>('entities');
  filters = $state.raw<Filters>(NO_FILTERS);
  order = $state.raw<Order>({ column: 'place', descending: false });
  #hidden = $state.raw<ReadonlySet<string>>(recallHidden());
  readonly #workspace: Workspace;
  readonly #words: () => CellWords;

  readonly all = $derived.by(() => {
    const { document, visible, marks } = this.#workspace;
    return rowsOf(this.kind, { document, extraction: visible, marks });
  });
  readonly rows = $derived.by(() =>
    ordered(filtered(this.all, this.filters), this.order, this.#words()),
  );
  readonly columns = $derived(COLUMNS[this.kind].filter((column) => !this.#hidden.has(column)));
  readonly types = $derived([...new Set(this.all.map(({ type }) => type))]);
  readonly origins = $derived([...new Set(this.all.map(({ origin }) => origin))]);

  constructor(workspace: Workspace, words: () => CellWords) {
    this.#workspace = workspace;
    this.#words = words;
  }

  show(kind: RowKind): void {
    this.kind = kind;
    this.filters = NO_FILTERS;
    this.order = { column: 'place', descending: false };
  }

  filter(part: Partial<Filters>): void {
    this.filters = { ...this.filters, ...part };
  }

  /** The same column again: the other way round. Scores begin with the highest. */
  orderBy(column: Column): void {
    const same = this.order.column === column;
    this.order = { column, descending: same ? !this.order.descending : column === 'score' };
  }

  isShown(column: Column): boolean {
    return !this.#hidden.has(column);
  }

  /** One column stays at least. */
  toggle(column: Column): void {
    const hidden = new Set(this.#hidden);
    if (!hidden.delete(column)) hidden.add(column);
    if (COLUMNS[this.kind].every((one) => hidden.has(one))) return;
    this.#hidden = hidden;
    remember(KEPT, [...hidden].join(' '));
  }
}
