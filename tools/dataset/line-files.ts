/** Files of lines that are written as they come, many lines at once. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';

const PIECE = 1 << 20;

export class LineFile {
  readonly #file: number;
  #lines: string[] = [];
  #length = 0;

  /** What is there is replaced. Throws where the system does. */
  constructor(place: string) {
    mkdirSync(path.dirname(place), { recursive: true });
    this.#file = openSync(place, 'w');
  }

  /** Without its end. */
  write(line: string): void {
    this.#lines.push(line, '\n');
    this.#length += line.length + 1;
    if (this.#length >= PIECE) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#lines.join(''), 'utf8');
    for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done);
    this.#lines = [];
    this.#length = 0;
  }
}
