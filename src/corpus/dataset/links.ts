/** Links of a document that lead nowhere. */
import type { DatasetDocument, DatasetEvent, DatasetRelation } from './document';

export type MissingEnd = 'no-head' | 'no-tail';

/** Undefined where both ends are there. */
export function missingEnd(
  { head, tail }: DatasetRelation,
  ids: ReadonlySet<string>,
): MissingEnd | undefined {
  if (!ids.has(head)) return 'no-head';
  return ids.has(tail) ? undefined : 'no-tail';
}

export function hasTrigger({ trigger }: DatasetEvent, ids: ReadonlySet<string>): boolean {
  return ids.has(trigger);
}

export function mentionIds({ mentions }: DatasetDocument): ReadonlySet<string> {
  return new Set(mentions.map(({ id }) => id));
}

/** What makes two items of a document the same. */
export const itemKeys = {
  mention: ({ type, start, end }: DatasetDocument['mentions'][number]): string =>
    `${start}-${end}-${type}`,
  relation: ({ type, head, tail }: DatasetRelation): string => JSON.stringify([type, head, tail]),
};
