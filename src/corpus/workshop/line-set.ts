/** Documents of a dataset as lines of one file that is held in memory: read again for each pass, as from disk. */
import { sideOfFile } from '../check/sides';
import type { DatasetDocument, Placed } from '../dataset/document';
import { lineOf, readLine } from '../dataset/line';
import type { LineSink } from '../instruct/shards';

export class LineSet implements LineSink {
  /** As it is called in reports and in what is taken away. */
  readonly name: string;
  readonly #lines: string[] = [];

  constructor(name: string) {
    this.name = name;
  }

  get size(): number {
    return this.#lines.length;
  }

  at(index: number): string | undefined {
    return this.#lines[index];
  }

  write(line: string): void {
    this.#lines.push(line);
  }

  put(document: DatasetDocument): void {
    this.write(lineOf(document));
  }

  close(): void {
    // There is nothing to close in memory.
  }

  /** As the file's content. */
  content(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  /** Throws where a line is none of a dataset: only such are put. */
  *documents(): Generator<Placed> {
    const side = sideOfFile(this.name);
    const base = this.name.slice(this.name.lastIndexOf('/') + 1);
    for (const [index, text] of this.#lines.entries()) {
      const line = index + 1;
      const read = readLine(text, `${base}:${line}`);
      if (!read.ok) throw new Error(`${this.name}:${line}: ${read.error}`);
      yield { document: read.value.document, file: this.name, line, side };
    }
  }
}
