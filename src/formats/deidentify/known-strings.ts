/** Where strings that stand for replaced things occur again, longest first. */
import type { SpanOffsets } from '../../core/edit';

export interface KnownString extends SpanOffsets {
  readonly placeholder: string;
}

/** One character is too common to be looked for. */
const SHORTEST = 2;
const SPECIAL = /[\\^$.*+?()[\]{}|/-]/gu;

export class KnownStrings {
  readonly #placeholders = new Map<string, string>();
  readonly #pattern: RegExp | undefined;

  constructor(
    entries: readonly { readonly placeholder: string; readonly originals: readonly string[] }[],
  ) {
    for (const { placeholder, originals } of entries) {
      for (const original of originals) {
        const known = this.#placeholders.has(original);
        if (!known && Array.from(original).length >= SHORTEST) {
          this.#placeholders.set(original, placeholder);
        }
      }
    }
    const strings = [...this.#placeholders.keys()].sort((a, b) => b.length - a.length);
    const parts = strings.map((string) => string.replace(SPECIAL, String.raw`\$&`));
    if (parts.length > 0) this.#pattern = new RegExp(parts.join('|'), 'gu');
  }

  /** Sorted, apart from each other. */
  find(text: string): readonly KnownString[] {
    if (this.#pattern === undefined) return [];
    return [...text.matchAll(this.#pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      placeholder: this.#placeholders.get(match[0]) ?? '',
    }));
  }

  replaceIn(text: string): string {
    if (this.#pattern === undefined) return text;
    return text.replace(this.#pattern, (found) => this.#placeholders.get(found) ?? found);
  }
}
