/** Records of one input as one file, or as numbered files of so many records. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { formLine, type InstructForm } from '../../src/corpus/instruct/forms';
import type { InstructRecord } from '../../src/corpus/instruct/record';
import { LineFile } from './line-files';

export interface ShardOptions {
  readonly folder: string;
  /** What the files are called, without number and extension. */
  readonly stem: string;
  readonly form: InstructForm;
  readonly size: number | undefined;
}

/** What follows the stem. */
const SHARD = /^-\d{5}\.jsonl?$/u;

export class Shards {
  readonly #options: ShardOptions;
  readonly #files: string[] = [];
  #open: LineFile | undefined;
  #records = 0;
  /** `json`: the line before, which takes a comma where another follows. */
  #last: string | undefined;

  constructor(options: ShardOptions) {
    this.#options = options;
    this.#removeOld();
  }

  /** The files so far. */
  get files(): readonly string[] {
    return this.#files;
  }

  write(record: InstructRecord): void {
    const { form, size = Number.POSITIVE_INFINITY } = this.#options;
    if (this.#records === size) this.#end();
    const file = this.#open ?? this.#start();
    this.#records += 1;
    if (form !== 'json') {
      file.write(formLine(form, record));
      return;
    }
    if (this.#last !== undefined) file.write(`${this.#last},`);
    this.#last = formLine(form, record);
  }

  /** A file without records is written all the same, so that none of an earlier run stays. */
  close(): void {
    if (this.#files.length === 0) this.#start();
    this.#end();
  }

  /** Numbered files of an earlier run, of which there may have been more. */
  #removeOld(): void {
    const { folder, stem } = this.#options;
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder)) {
      const isShard = name.startsWith(`${stem}-`) && SHARD.test(name.slice(stem.length));
      if (isShard) rmSync(path.join(folder, name));
    }
  }

  #start(): LineFile {
    const { folder, stem, form, size } = this.#options;
    const number = size === undefined ? '' : `-${String(this.#files.length + 1).padStart(5, '0')}`;
    const place = path.join(folder, `${stem}${number}${form === 'json' ? '.json' : '.jsonl'}`);
    const file = new LineFile(place);
    if (form === 'json') file.write('[');
    this.#files.push(place);
    this.#open = file;
    return file;
  }

  #end(): void {
    if (this.#options.form === 'json') {
      if (this.#last !== undefined) this.#open?.write(this.#last);
      this.#open?.write(']');
    }
    this.#open?.close();
    this.#open = undefined;
    this.#last = undefined;
    this.#records = 0;
  }
}
