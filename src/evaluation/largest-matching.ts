/** Pairs between two lists, each item in one pair at most, and as many pairs as there can be. */

/** The right item of each left item that has one. `first` is part of the start; its items stay in pairs. */
export function largestMatching<L, R>(
  left: readonly L[],
  right: readonly R[],
  joins: (left: L, right: R) => boolean,
  first: ReadonlyMap<L, R> = new Map(),
): ReadonlyMap<L, R> {
  const partners = new Map(first);
  const owners = new Map([...first].map(([l, r]) => [r, l]));
  for (const item of left) {
    if (!partners.has(item)) augment(item, right, joins, { partners, owners });
  }
  return partners;
}

interface Pairs<L, R> {
  readonly partners: Map<L, R>;
  readonly owners: Map<R, L>;
}

/** Looks for a way from `start` to a free item, over items whose owner can take another; breadth first. */
function augment<L, R>(
  start: L,
  right: readonly R[],
  joins: (left: L, right: R) => boolean,
  { partners, owners }: Pairs<L, R>,
): void {
  /** From where each item was reached. */
  const from = new Map<R, L>();
  const queue = [start];
  for (const item of queue) {
    for (const other of right) {
      if (from.has(other) || !joins(item, other)) continue;
      from.set(other, item);
      const owner = owners.get(other);
      if (owner === undefined) {
        takeOver(other, from, { partners, owners });
        return;
      }
      queue.push(owner);
    }
  }
}

/** From a free item back to the start, each takes the item over which it was reached. */
function takeOver<L, R>(free: R, from: ReadonlyMap<R, L>, { partners, owners }: Pairs<L, R>): void {
  let next: R | undefined = free;
  while (next !== undefined) {
    const item = from.get(next);
    if (item === undefined) return;
    const before = partners.get(item);
    partners.set(item, next);
    owners.set(next, item);
    next = before;
  }
}
