/** The mentions of one window, each once. */
import type { Mention } from '../../src/core/extraction';
import type { Span } from './spans';

export class MentionTable {
  readonly #text: string;
  readonly #byKey = new Map<string, Mention>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The id of the mention; a second sighting keeps the higher score. */
  add(type: string, { start, end }: Span, score: number): string {
    const id = JSON.stringify([type, start, end]);
    const known = this.#byKey.get(id);
    if (known === undefined || (known.score ?? 0) < score) {
      this.#byKey.set(id, { id, type, start, end, text: this.#text.slice(start, end), score });
    }
    return id;
  }

  all(): Mention[] {
    return [...this.#byKey.values()];
  }
}
