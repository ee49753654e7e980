/** De-identified documents: chosen types become placeholders, with the key and what is left to look at. */
import { writeFileSync } from 'node:fs';
import { shownOf, type Document } from '../../src/core/document';
import type { SpanOffsets } from '../../src/core/edit';
import { LossCounter } from '../../src/formats/count-losses';
import { Deidentifier } from '../../src/formats/deidentify/deidentifier';
import { findSuspects, type SuspectCode } from '../../src/formats/deidentify/suspects';
import type { Loss } from '../../src/formats/format';

export interface DeidentifyTarget {
  /** Names of types; each is what its placeholders begin with. */
  readonly types: readonly string[];
  /** The file that gets the key. */
  readonly key: string;
}

/** What nobody marked but looks like a name or a number. It holds no text. */
export interface SuspectCount {
  readonly code: SuspectCode;
  readonly count: number;
  /** All of them, as `document:start-end` in UTF-16 code units of the new text. */
  readonly where: readonly string[];
}

const DETAILS = {
  'inside-replaced': 'a find lies inside a piece that was replaced',
  'end-replaced': 'a find refers to one that lies inside a piece that was replaced',
} as const;

export class Deidentification {
  readonly #target: DeidentifyTarget;
  readonly #losses = new LossCounter();
  readonly #suspects = new Map<SuspectCode, string[]>();

  constructor(target: DeidentifyTarget) {
    this.#target = target;
  }

  /**
   * All documents are read before the first is given: a placeholder must occur in none of them. The key is
   * written before the first document. Throws where the system does.
   */
  async *apply(documents: AsyncIterable<Document>): AsyncGenerator<Document> {
    const { types, key } = this.#target;
    const labels = new Map(types.map((type) => [type, type]));
    const deidentifier = new Deidentifier({ labels, occurrences: 'all' });
    const absent = new Set(types);
    const learned: Document[] = [];
    for await (const document of documents) {
      deidentifier.learn(document);
      for (const { type } of shownOf(document).extraction.mentions) absent.delete(type);
      learned.push(document);
    }
    for (const type of absent) {
      this.#losses.add('type-absent', type, 'no mention has the type, so nothing was replaced');
    }
    const text = `${JSON.stringify(deidentifier.key(), undefined, 2)}\n`;
    writeFileSync(key, text, { mode: 0o600 });
    for (const original of learned) {
      const { document, dropped, placed } = deidentifier.apply(original);
      for (const { code } of dropped) this.#losses.add(code, document.id, DETAILS[code]);
      this.#look(document, placed);
      yield document;
    }
  }

  /** Complete once the iteration has ended. */
  losses(): readonly Loss[] {
    return this.#losses.losses();
  }

  /** Complete once the iteration has ended. */
  suspects(): readonly SuspectCount[] {
    return [...this.#suspects].map(([code, where]) => ({ code, count: where.length, where }));
  }

  #look(document: Document, placed: readonly SpanOffsets[]): void {
    const { mentions } = shownOf(document).extraction;
    for (const { code, start, end } of findSuspects(document.text, [...mentions, ...placed])) {
      const where = this.#suspects.get(code) ?? [];
      where.push(`${document.id}:${start}-${end}`);
      this.#suspects.set(code, where);
    }
  }
}
