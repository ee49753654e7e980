/** Which mentions a document shows, and where the links of a predicted mention go. */
import { itemsOfKind, type DecidedItems, type DecidedMention } from './decided';
import type { Mention } from './extraction';

export interface MentionView {
  /** The shown mention that a predicted one became; undefined where a decision hides it. */
  idOf(predicted: string): string | undefined;
  /** Shows the decided mention also where nothing predicts it; false for a rejected or deleted one. */
  show(id: string): boolean;
  result(): {
    readonly mentions: readonly Mention[];
    readonly lost: readonly DecidedMention[];
    readonly hidden: number;
  };
}

const spanKey = (type: string, start: number, end: number): string =>
  JSON.stringify([type, start, end]);

/** Decided mentions of one type, sorted by start, with the longest, so that a look back is short. */
interface TypeRow {
  readonly sorted: readonly DecidedMention[];
  readonly longest: number;
}

function rowsByType(decided: readonly DecidedMention[]): Map<string, TypeRow> {
  const rows = new Map<string, DecidedMention[]>();
  for (const item of decided) {
    const row = rows.get(item.type);
    if (row === undefined) rows.set(item.type, [item]);
    else row.push(item);
  }
  return new Map(
    [...rows].map(([type, row]) => [
      type,
      {
        sorted: row.toSorted((a, b) => a.start - b.start),
        longest: row.reduce((most, { start, end }) => Math.max(most, end - start), 0),
      },
    ]),
  );
}

function firstFrom(sorted: readonly DecidedMention[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Decided mentions of the row that share a code unit with the span. */
function overlapping(row: TypeRow | undefined, start: number, end: number): DecidedMention[] {
  if (row === undefined) return [];
  const found: DecidedMention[] = [];
  for (let at = firstFrom(row.sorted, start - row.longest); at < row.sorted.length; at += 1) {
    const item = row.sorted[at];
    if (item === undefined || item.start >= end) break;
    if (item.end > start) found.push(item);
  }
  return found;
}

class View implements MentionView {
  readonly #text: string;
  readonly #items: DecidedItems;
  readonly #shown = new Map<string, Mention>();
  readonly #ids = new Map<string, string>();
  readonly #lost: DecidedMention[] = [];
  #hidden = 0;

  constructor(text: string, predicted: readonly Mention[], items: DecidedItems) {
    this.#text = text;
    this.#items = items;
    const decided = itemsOfKind(items, 'mention');
    const exact = new Map(
      decided.map((item) => [spanKey(item.type, item.start, item.end), item] as const),
    );
    const rows = rowsByType(
      decided.filter(({ verdict, start, end }) => verdict !== 'open' && start < end),
    );
    for (const item of decided) if (item.verdict === 'accepted') this.#accept(item);
    for (const mention of predicted) {
      if (this.#isShownBefore(mention)) continue;
      const { type, start, end } = mention;
      const same = exact.get(spanKey(type, start, end));
      const isDecided = same !== undefined && same.verdict !== 'open';
      const decidedNear = isDecided ? [same] : overlapping(rows.get(type), start, end);
      const near = decidedNear.length === 0 && same !== undefined ? [same] : decidedNear;
      this.#place(mention, near);
    }
  }

  idOf(predicted: string): string | undefined {
    return this.#ids.get(predicted);
  }

  show(id: string): boolean {
    if (this.#shown.has(id)) return true;
    const item = this.#items.get(id);
    if (item?.kind !== 'mention' || item.verdict !== 'open' || item.start >= item.end) return false;
    this.#accept(item);
    return true;
  }

  result(): ReturnType<MentionView['result']> {
    const mentions = [...this.#shown.values()].sort(
      (a, b) => a.start - b.start || b.end - a.end || (a.type < b.type ? -1 : 1),
    );
    return { mentions, lost: this.#lost, hidden: this.#hidden };
  }

  /** A person's mention: the true slice of the text as it is, without a score. */
  #accept(item: DecidedMention): void {
    const { id, type, start, end } = item;
    if (start >= end) this.#lost.push(item);
    else this.#shown.set(id, { id, type, start, end, text: this.#text.slice(start, end) });
  }

  /** Of finds that were shown already, as an export has them: it carries the id of its decided item, and is that item. */
  #isShownBefore(mention: Mention): boolean {
    const item = this.#items.get(mention.id);
    if (item?.kind !== 'mention' || item.verdict === 'rejected') return false;
    if (item.verdict === 'open') this.#shown.set(item.id, mention);
    this.#ids.set(item.id, item.id);
    return true;
  }

  #place(mention: Mention, near: readonly DecidedMention[]): void {
    if (near.length === 0) {
      this.#shown.set(mention.id, mention);
      this.#ids.set(mention.id, mention.id);
      return;
    }
    const open = near.find(({ verdict }) => verdict === 'open');
    if (open !== undefined) {
      this.#shown.set(open.id, { ...mention, id: open.id });
      this.#ids.set(mention.id, open.id);
      return;
    }
    this.#hide(mention, near);
  }

  #hide(mention: Mention, near: readonly DecidedMention[]): void {
    const accepted = near.find(({ verdict }) => verdict === 'accepted');
    const home = accepted?.id ?? this.#successor(near);
    const same = accepted?.start === mention.start && accepted.end === mention.end;
    if (!same) this.#hidden += 1;
    if (home !== undefined) this.#ids.set(mention.id, home);
  }

  /** The mention that took the place of a rejected one, if it is shown. */
  #successor(near: readonly DecidedMention[]): string | undefined {
    const seen = new Set<string>();
    for (let id = near[0]?.replacedBy; id !== undefined && !seen.has(id);) {
      seen.add(id);
      if (this.#shown.has(id)) return id;
      const item = this.#items.get(id);
      id = item?.kind === 'mention' ? item.replacedBy : undefined;
    }
    return undefined;
  }
}

export function createMentionView(
  text: string,
  predicted: readonly Mention[],
  items: DecidedItems,
): MentionView {
  return new View(text, predicted, items);
}
