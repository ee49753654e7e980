/** What happens to documents between reading and writing: other names, placeholders, counts. */
import { shownOf, type Document } from '../../src/core/document';
import { LossCounter } from '../../src/formats/count-losses';
import type { Loss } from '../../src/formats/format';
import { renameTypes } from '../../src/formats/rename-types';
import { Deidentification, type DeidentifyTarget, type SuspectCount } from './deidentify';

/** Of what is written. */
export interface Counts {
  documents: number;
  mentions: number;
  relations: number;
  events: number;
}

export class DocumentChanges {
  readonly counts: Counts = { documents: 0, mentions: 0, relations: 0, events: 0 };
  readonly #names: ReadonlyMap<string, string>;
  readonly #renamed = new LossCounter();
  readonly #deidentification: Deidentification | undefined;

  constructor(names: ReadonlyMap<string, string>, target: DeidentifyTarget | undefined) {
    this.#names = names;
    this.#deidentification = target === undefined ? undefined : new Deidentification(target);
  }

  /** Types are renamed first: what is replaced goes by the new names. */
  async *apply(documents: AsyncIterable<Document>): AsyncGenerator<Document> {
    const renamed = this.#rename(documents);
    for await (const document of this.#deidentification?.apply(renamed) ?? renamed) {
      const { mentions, relations, events } = shownOf(document).extraction;
      this.counts.documents += 1;
      this.counts.mentions += mentions.length;
      this.counts.relations += relations.length;
      this.counts.events += events.length;
      yield document;
    }
  }

  /** Complete once the iteration has ended. */
  losses(): readonly Loss[] {
    return [...this.#renamed.losses(), ...(this.#deidentification?.losses() ?? [])];
  }

  /** Undefined where nothing was to be replaced; complete once the iteration has ended. */
  suspects(): readonly SuspectCount[] | undefined {
    return this.#deidentification?.suspects();
  }

  async *#rename(documents: AsyncIterable<Document>): AsyncGenerator<Document> {
    for await (const document of documents) {
      yield renameTypes(document, this.#names, this.#renamed);
    }
  }
}
