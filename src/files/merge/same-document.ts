/** Which document of the library an imported one is: by file and id, else by its text. */
import type { DocumentSource } from '../../core/source';

export class DocumentIndex {
  readonly #bySource = new Map<string, string>();
  readonly #byText = new Map<string, string[]>();

  add({ id, text, source }: Indexed): void {
    const key = keyOf(source);
    if (key !== undefined) this.#bySource.set(key, id);
    const hash = hashOf(text);
    const same = this.#byText.get(hash);
    if (same === undefined) this.#byText.set(hash, [id]);
    else same.push(id);
  }

  /** Ids of documents, likeliest first; those of a text are to be compared, since hashes may agree. */
  find({ text, source }: Omit<Indexed, 'id'>): {
    readonly bySource: string | undefined;
    readonly byText: readonly string[];
  } {
    const key = keyOf(source);
    return {
      bySource: key === undefined ? undefined : this.#bySource.get(key),
      byText: this.#byText.get(hashOf(text)) ?? [],
    };
  }
}

export interface Indexed {
  readonly id: string;
  readonly text: string;
  readonly source?: DocumentSource | undefined;
}

/** Of documents that have an id in their file. */
function keyOf(source: DocumentSource | undefined): string | undefined {
  const { file, part = '', id } = source ?? {};
  return id === undefined ? undefined : JSON.stringify([file, part, id]);
}

/** FNV-1a over code units, with the length: enough to tell nearly all texts apart. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return `${text.length} ${hash >>> 0}`;
}
