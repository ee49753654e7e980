/** What happened to a document as a value: applied, inverted, joined. Undo and redo are lists of these. */
import { moveItem, type DecidedItem, type DecidedItems } from './decided';
import { applyEdit, continues, invertEdit, joinEdits, type TextEdit } from './edit';
import type { Schema } from './schema';
import { moveSource, type DocumentSource } from './source';

/** What of a document a person changes, and can take back. */
export interface Content {
  readonly text: string;
  readonly items: DecidedItems;
  readonly schema: Schema;
  /** The preset that the schema is or began as. */
  readonly presetId: string;
  /** Empty: the first line of the text is its title. */
  readonly title: string;
  /** Checked as a whole: predictions are no longer replaced. */
  readonly done: boolean;
  readonly source?: DocumentSource | undefined;
  /** Things that a person made one: the key of a thing → the key of the one that it is part of. */
  readonly aliases?: Readonly<Record<string, string>> | undefined;
  /** The day on which the text was written, as `YYYY-MM-DD`: dates such as 昨天 go by it. */
  readonly writtenOn?: string | undefined;
}

export type Fields = Pick<Content, 'schema' | 'presetId' | 'title' | 'done'> & {
  /** Where another text came, or an edit took the begin of a page away. */
  readonly source: DocumentSource | undefined;
  readonly aliases: Readonly<Record<string, string>> | undefined;
  readonly writtenOn: string | undefined;
};

/** Absent before: it was added. Absent after: it was taken out. */
export interface ItemChange {
  readonly before?: DecidedItem;
  readonly after?: DecidedItem;
}

export interface Change {
  readonly edit?: TextEdit;
  /** By id; other items move with the edit. */
  readonly items: ReadonlyMap<string, ItemChange>;
  readonly before: Partial<Fields>;
  readonly after: Partial<Fields>;
}

const NO_ITEM_CHANGES: ReadonlyMap<string, ItemChange> = new Map();

/** Without the sides that are absent. */
export function pairOf(
  before: DecidedItem | undefined,
  after: DecidedItem | undefined,
): ItemChange {
  return {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

/** Typing, or another text altogether. */
export function textChange({ items, source }: Content, edit: TextEdit): Change {
  const changed = new Map<string, ItemChange>();
  for (const item of items.values()) {
    const moved = moveItem(item, edit);
    if (!moved.intact) changed.set(item.id, { before: item, after: moved.item });
  }
  const moved = moveSource(source, edit);
  if (source === undefined || moved === undefined || moved.intact) {
    return { edit, items: changed, before: {}, after: {} };
  }
  return { edit, items: changed, before: { source }, after: { source: moved.source } };
}

export function fieldChange(content: Content, after: Partial<Fields>): Change {
  const keys = Object.keys(after) as (keyof Fields)[];
  const before = Object.fromEntries(keys.map((key) => [key, content[key]]));
  return { items: NO_ITEM_CHANGES, before, after };
}

export function itemChange(items: ReadonlyMap<string, ItemChange>): Change {
  return { items, before: {}, after: {} };
}

function movedBy(item: DecidedItem, edit: TextEdit | undefined): DecidedItem {
  return edit === undefined ? item : moveItem(item, edit).item;
}

function changedItems(items: DecidedItems, { edit, items: changes }: Change): DecidedItems {
  if (changes.size === 0 && (edit === undefined || items.size === 0)) return items;
  const next = new Map<string, DecidedItem>();
  for (const [id, item] of items) {
    const change = changes.get(id);
    const after = change === undefined ? movedBy(item, edit) : change.after;
    if (after !== undefined) next.set(id, after);
  }
  for (const [id, { after }] of changes) if (after !== undefined) next.set(id, after);
  return next;
}

export function applyChange<C extends Content>(content: C, change: Change): C {
  const { edit } = change;
  const moved = edit === undefined ? undefined : moveSource(content.source, edit);
  return {
    ...content,
    ...(moved === undefined ? {} : { source: moved.source }),
    ...change.after,
    text: edit === undefined ? content.text : applyEdit(content.text, edit),
    items: changedItems(content.items, change),
  };
}

/** `applyChange(applyChange(content, change), invertChange(change))` is `content`. */
export function invertChange({ edit, items, before, after }: Change): Change {
  return {
    ...(edit === undefined ? {} : { edit: invertEdit(edit) }),
    items: new Map([...items].map(([id, change]) => [id, pairOf(change.after, change.before)])),
    before: after,
    after: before,
  };
}

/** Typing that goes on where it was; nothing but the text. */
export function canJoin(first: Change, second: Change): boolean {
  return (
    first.edit !== undefined &&
    second.edit !== undefined &&
    Object.keys(first.after).length + Object.keys(second.after).length === 0 &&
    continues(first.edit, second.edit)
  );
}

function joinItems(first: Change, second: Change): Map<string, ItemChange> {
  const joined = new Map<string, ItemChange>();
  const back = first.edit === undefined ? undefined : invertEdit(first.edit);
  for (const [id, { before, after }] of first.items) {
    const later = second.items.get(id);
    const moved = after === undefined ? undefined : movedBy(after, second.edit);
    joined.set(id, pairOf(before, later === undefined ? moved : later.after));
  }
  for (const [id, { before, after }] of second.items) {
    if (joined.has(id)) continue;
    joined.set(id, pairOf(before === undefined ? undefined : movedBy(before, back), after));
  }
  return joined;
}

/** Both as one step. Only where `canJoin(first, second)`. */
export function joinChanges(first: Change, second: Change): Change {
  const { edit } = first;
  const joined =
    edit !== undefined && second.edit !== undefined ? joinEdits(edit, second.edit) : undefined;
  return {
    ...(joined === undefined ? {} : { edit: joined }),
    items: joinItems(first, second),
    before: {},
    after: {},
  };
}
