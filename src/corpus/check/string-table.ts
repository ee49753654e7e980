/** Every string that was annotated, with the labels that it has in each source. */
import type { DatasetMention, Placed } from '../dataset/document';

export interface StringEntry {
  readonly text: string;
  /** Source, label and count, one after another. */
  readonly uses: number[];
  /** How often it is annotated. */
  total: number;
  /** The document of the first use. */
  readonly index: number;
  readonly start: number;
}

/** Strings of more code units are no names. */
const LONGEST = 40;

export class StringTable {
  readonly #entries = new Map<string, StringEntry>();
  readonly #names = new Map<string, number>();
  readonly #list: string[] = [];

  add(index: number, placed: Placed): void {
    const source = this.#number(sourceOf(placed));
    for (const mention of entitiesOf(placed)) this.#addUse(index, source, mention);
  }

  get(text: string): StringEntry | undefined {
    return this.#entries.get(text);
  }

  entries(): Iterable<StringEntry> {
    return this.#entries.values();
  }

  nameOf(number: number): string {
    return this.#list[number] ?? '';
  }

  numberOf(name: string): number | undefined {
    return this.#names.get(name);
  }

  usesAs(text: string, label: string): number {
    const uses = this.#entries.get(text)?.uses ?? [];
    const number = this.#names.get(label);
    return uses.reduce(
      (sum, count, at) => (at % 3 === 2 && uses[at - 1] === number ? sum + count : sum),
      0,
    );
  }

  #addUse(index: number, source: number, { type, start, text }: DatasetMention): void {
    if (text.length > LONGEST) return;
    const known = this.#entries.get(text);
    const entry = known ?? { text, uses: [], total: 0, index, start };
    if (known === undefined) this.#entries.set(text, entry);
    entry.total += 1;
    const label = this.#number(type);
    for (let at = 0; at < entry.uses.length; at += 3) {
      if (entry.uses[at] === source && entry.uses[at + 1] === label) {
        entry.uses[at + 2] = (entry.uses[at + 2] ?? 0) + 1;
        return;
      }
    }
    entry.uses.push(source, label, 1);
  }

  #number(name: string): number {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#names.set(name, this.#list.length);
    return this.#list.push(name) - 1;
  }
}

export function sourceOf({ document, file }: Placed): string {
  return document.corpus ?? file;
}

/** Mentions but those that only an event uses: their type is an event type or a role. */
export function entitiesOf({ document }: Pick<Placed, 'document'>): readonly DatasetMention[] {
  const { mentions, events } = document;
  if (events.length === 0) return mentions;
  const names = new Map<string, Set<string>>();
  const use = (id: string, name: string): void => {
    names.set(id, (names.get(id) ?? new Set()).add(name));
  };
  for (const event of events) {
    use(event.trigger, event.type);
    for (const { role, mention } of event.arguments) use(mention, role);
  }
  return mentions.filter(({ id, type }) => names.get(id)?.has(type) !== true);
}
