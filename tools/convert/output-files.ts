/** Writes the files of a format: to one file, or into a folder. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { FormatFile } from '../../src/formats/format';

export class OutputFiles {
  readonly #out: string;
  readonly #isFolder: boolean;
  readonly #begun = new Set<string>();

  constructor(out: string, isFolder: boolean) {
    this.#out = out;
    this.#isFolder = isFolder;
  }

  /** Parts of one path follow each other in one file. Throws where the system does. */
  write({ path: name, content }: FormatFile): void {
    const place = this.#isFolder ? path.join(this.#out, ...name.split('/')) : this.#out;
    const isNew = !this.#begun.has(place);
    if (isNew) mkdirSync(path.dirname(place), { recursive: true });
    this.#begun.add(place);
    const file = openSync(place, isNew ? 'w' : 'a');
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    closeSync(file);
  }
}
