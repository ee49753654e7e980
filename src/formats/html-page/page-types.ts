/** The types that occur on the page, numbered in order of appearance, with how often each occurs. */

export type TypeKind = 'entities' | 'relations' | 'events';

export interface PageType {
  /** From 0, over all kinds: classes and filters name types by it, so that no name enters a rule. */
  readonly index: number;
  readonly kind: TypeKind;
  readonly name: string;
  readonly count: number;
}

/** Degrees between the hues of neighbours: the golden angle, so that no two of the first come near. */
const HUE_STEP = 137.508;
const FIRST_HUE = 55;

export class PageTypes {
  readonly #types = new Map<string, PageType>();

  /** Counts one occurrence; the index of its type. */
  add(kind: TypeKind, name: string): number {
    const key = JSON.stringify([kind, name]);
    const known = this.#types.get(key);
    const index = known?.index ?? this.#types.size;
    this.#types.set(key, { index, kind, name, count: (known?.count ?? 0) + 1 });
    return index;
  }

  all(): readonly PageType[] {
    return [...this.#types.values()];
  }
}

export function hueOfType(index: number): number {
  return Math.round((FIRST_HUE + index * HUE_STEP) % 360);
}
