/** Records of one input as one file, or as numbered files of so many records. */
import { formLine, type InstructForm } from './forms';
import type { InstructRecord } from './record';

export interface LineSink {
  /** Without its end. */
  write(line: string): void;
  close(): void;
}

export interface ShardOptions {
  /** What the files are called, without number and extension. */
  readonly stem: string;
  readonly form: InstructForm;
  readonly size: number | undefined;
  readonly open: (name: string) => LineSink;
}

export class Shards {
  readonly #options: ShardOptions;
  readonly #files: string[] = [];
  #open: LineSink | undefined;
  #records = 0;
  /** `json`: the line before, which takes a comma where another follows. */
  #last: string | undefined;

  constructor(options: ShardOptions) {
    this.#options = options;
  }

  /** Names of the files so far. */
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

  #start(): LineSink {
    const { stem, form, size, open } = this.#options;
    const number = size === undefined ? '' : `-${String(this.#files.length + 1).padStart(5, '0')}`;
    const name = `${stem}${number}${form === 'json' ? '.json' : '.jsonl'}`;
    const file = open(name);
    if (form === 'json') file.write('[');
    this.#files.push(name);
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
