/** De-identified documents: chosen types become placeholders, with the key and what is left to look at. */
import { writeFileSync } from 'node:fs';
import type { Document } from '../../src/core/document';
import {
  deidentifyDocuments,
  keyFile,
  type DeidentifiedDocuments,
} from '../../src/formats/deidentify/deidentify-documents';
import type { SuspectCode } from '../../src/formats/deidentify/suspects';
import type { Loss } from '../../src/formats/format';

export interface DeidentifyTarget {
  /** Names of types; each is what its placeholders begin with. */
  readonly types: readonly string[];
  /** What looks like these is replaced too. */
  readonly patterns: readonly SuspectCode[];
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

export class Deidentification {
  readonly #target: DeidentifyTarget;
  #done: DeidentifiedDocuments | undefined;

  constructor(target: DeidentifyTarget) {
    this.#target = target;
  }

  /** The key is written before the first document is given. Throws where the system does. */
  async *apply(documents: AsyncIterable<Document>): AsyncGenerator<Document> {
    const { types, key, patterns } = this.#target;
    const read: Document[] = [];
    for await (const document of documents) read.push(document);
    const labels = new Map(types.map((type) => [type, type]));
    const done = deidentifyDocuments(read, { labels, patterns, occurrences: 'all' });
    this.#done = done;
    writeFileSync(key, keyFile(done.key), { mode: 0o600 });
    yield* done.documents;
  }

  /** Complete once the iteration has begun. */
  losses(): readonly Loss[] {
    return this.#done?.losses ?? [];
  }

  /** Complete once the iteration has begun. */
  suspects(): readonly SuspectCount[] {
    const places = new Map<SuspectCode, string[]>();
    for (const { code, document, start, end } of this.#done?.suspects ?? []) {
      const where = places.get(code) ?? [];
      where.push(`${document.id}:${start}-${end}`);
      places.set(code, where);
    }
    return [...places].map(([code, where]) => ({ code, count: where.length, where }));
  }
}
