/** One replacement in a text, its inverse, and where it moves the rest. Offsets are UTF-16 code units. */

export interface TextEdit {
  readonly at: number;
  /** What stood at `at`. */
  readonly removed: string;
  /** What stands there afterwards. */
  readonly inserted: string;
}

export interface SpanOffsets {
  readonly start: number;
  readonly end: number;
}

/** How many code units two texts share at their start, at most `limit`. */
function sharedHead(a: string, b: string, limit: number): number {
  let count = 0;
  while (count < limit && a.charCodeAt(count) === b.charCodeAt(count)) count += 1;
  return count;
}

function sharedTail(a: string, b: string, limit: number): number {
  let count = 0;
  while (
    count < limit &&
    a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)
  ) {
    count += 1;
  }
  return count;
}

function between(before: string, after: string, head: number, tail: number): TextEdit {
  return {
    at: head,
    removed: before.slice(head, before.length - tail),
    inserted: after.slice(head, after.length - tail),
  };
}

/**
 * The smallest single replacement that turns `before` into `after`. Where several fit (a letter typed
 * beside its like), the one that ends at `caret`, the place of the cursor after typing, is taken.
 */
export function findEdit(before: string, after: string, caret?: number): TextEdit {
  if (caret !== undefined) {
    const tail = after.length - caret;
    if (tail >= 0 && tail <= before.length && sharedTail(before, after, tail) === tail) {
      const head = sharedHead(before, after, Math.min(caret, before.length - tail));
      const found = between(before, after, head, tail);
      if (applyEdit(before, found) === after) return found;
    }
  }
  const shared = Math.min(before.length, after.length);
  const head = sharedHead(before, after, shared);
  return between(before, after, head, sharedTail(before, after, shared - head));
}

export function applyEdit(text: string, { at, removed, inserted }: TextEdit): string {
  return text.slice(0, at) + inserted + text.slice(at + removed.length);
}

export function invertEdit({ at, removed, inserted }: TextEdit): TextEdit {
  return { at, removed: inserted, inserted: removed };
}

/**
 * Where a span stands after the edit. `intact`: its text did not change and the inverse edit moves it
 * back. Text typed at an edge stays outside; what is typed over or inside a span belongs to it; a span
 * whose text is gone is empty.
 */
export function moveSpan(
  { start, end }: SpanOffsets,
  { at, removed, inserted }: TextEdit,
): SpanOffsets & { readonly intact: boolean } {
  const oldEnd = at + removed.length;
  const by = inserted.length - removed.length;
  // The inverse edit could not tell on which side an empty span stood.
  const touched = start === end && at <= start && start <= oldEnd;
  if (!touched && end <= at) return { start, end, intact: true };
  if (!touched && start >= oldEnd) return { start: start + by, end: end + by, intact: true };
  return { ...trimmed({ start, end }, at, oldEnd, by), intact: false };
}

/** What an edit of `[at, oldEnd)` leaves of a span that it touches. */
function trimmed({ start, end }: SpanOffsets, at: number, oldEnd: number, by: number): SpanOffsets {
  if (start <= at && end >= oldEnd) return { start, end: end + by };
  const to = end > oldEnd ? end + by : at;
  const from = start < at ? start : oldEnd + by;
  return { start: Math.min(from, to), end: to };
}

/** Whether `second`, made after `first`, touches what `first` wrote: then both are one replacement. */
export function continues(first: TextEdit, second: TextEdit): boolean {
  return (
    second.at <= first.at + first.inserted.length && second.at + second.removed.length >= first.at
  );
}

/** Both as one. Only where `continues(first, second)`. */
export function joinEdits(first: TextEdit, second: TextEdit): TextEdit {
  const firstEnd = first.at + first.inserted.length;
  const secondEnd = second.at + second.removed.length;
  const before = second.removed.slice(0, Math.max(0, first.at - second.at));
  const after = second.removed.slice(second.removed.length - Math.max(0, secondEnd - firstEnd));
  const kept = first.inserted.slice(0, Math.max(0, second.at - first.at));
  const rest = first.inserted.slice(first.inserted.length - Math.max(0, firstEnd - secondEnd));
  return {
    at: Math.min(first.at, second.at),
    removed: before + first.removed + (secondEnd > firstEnd ? after : ''),
    inserted: kept + second.inserted + (firstEnd > secondEnd ? rest : ''),
  };
}
