/** A long list of types under headings, narrowed by what a person typed; items keep their place in the schema. */

interface Indexed<T> {
  readonly item: T;
  /** In the schema. */
  readonly index: number;
}

export interface Group<T> {
  readonly heading: string;
  readonly members: readonly Indexed<T>[];
}

/** What precedes the first dash of `组-类`; empty where there is none. */
export function eventGroup(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf('-')));
}

/** What follows the dash: short enough to stand under the text. */
export function shortTypeName(name: string): string {
  const dash = name.indexOf('-');
  return dash > 0 && dash < name.length - 1 ? name.slice(dash + 1) : name;
}

/** Groups in order of first appearance; `words` are what the filter looks in, an empty name always stays. */
export function groupTypes<T>(
  items: readonly T[],
  filter: string,
  heading: (item: T) => string,
  words: (item: T) => readonly string[],
): readonly Group<T>[] {
  const groups = new Map<string, Indexed<T>[]>();
  items.forEach((item, index) => {
    const texts = words(item);
    if (filter !== '' && texts[0] !== '' && !texts.some((text) => text.includes(filter))) return;
    const name = heading(item);
    const members = groups.get(name) ?? [];
    groups.set(name, members);
    members.push({ item, index });
  });
  return [...groups].map(([name, members]) => ({ heading: name, members }));
}
