/** The extractor in the calling thread: one text after another, window by window, as the page reads them. */
import { chunkText } from '../../../src/core/chunk';
import type { Extraction } from '../../../src/core/extraction';
import { countInFile, fileTextOf } from '../../../src/core/file/line-ends';
import { filterByScore } from '../../../src/core/filter';
import { createMerger } from '../../../src/core/merge';
import type { Schema } from '../../../src/core/schema';
import { parseSchema } from '../../../src/core/schema-parse';
import { findsInText, readingOf } from '../../../src/engine/contract/reading';
import { windowsFor } from '../../../src/engine/contract/windows';
import type { Encoder } from '../../../worker/encoder/encoder';
import { asExtractorError, ExtractorError } from './failure';

export interface ExtractOptions {
  /** Finds with a lower score are left out; 0 to 1, and 0 unless given. */
  readonly threshold?: number;
}

export interface Extractor {
  /** Of the model. */
  readonly version: string;
  /** Rejects with an `ExtractorError`. Texts are read in the order in which they are given. */
  extract(text: string, schema: Schema, options?: ExtractOptions): Promise<Extraction>;
  /** What is being read is rejected with the code `closed`. */
  close(): Promise<void>;
}

/** Undefined for what has no JSON, such as a function or a cycle. */
function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Throws an `ExtractorError` that names the places. */
export function checkedSchema(schema: unknown): Schema {
  const parsed = parseSchema(jsonOf(schema) ?? '');
  if (parsed.ok) return parsed.value;
  const places = parsed.error
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => (path === '' ? code : `${path}: ${code}`));
  throw new ExtractorError('schema-invalid', places.join('; '));
}

class LocalExtractor implements Extractor {
  readonly version: string;
  readonly #encoder: Encoder;
  #last: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(encoder: Encoder) {
    this.#encoder = encoder;
    this.version = encoder.manifest.version;
  }

  async extract(text: string, schema: Schema, options: ExtractOptions = {}): Promise<Extraction> {
    if (typeof text !== 'string') throw new ExtractorError('text-invalid');
    const checked = checkedSchema(schema);
    // A graph can run once at a time.
    const reading = this.#last.then(() => this.#read(text, checked));
    this.#last = reading.catch(() => undefined);
    const found = await reading;
    return filterByScore(found, options.threshold ?? 0);
  }

  close(): Promise<void> {
    this.#closing ??= this.#last.then(() => this.#encoder.dispose());
    return this.#closing;
  }

  /** Reads line feeds alone, as the page and the command line do; offsets are those of what was given. */
  async #read(given: string, schema: Schema): Promise<Extraction> {
    const file = fileTextOf(given);
    const { text } = file;
    const merger = createMerger(text);
    const reading = readingOf(text);
    this.#checkOpen();
    for (const window of chunkText(reading.text, windowsFor({ kind: 'encoder' }, schema))) {
      const part = reading.text.slice(window.start, window.end);
      const finds = await this.#encoder.extractWindows([part], schema).catch((error: unknown) => {
        throw asExtractorError(error);
      });
      this.#checkOpen();
      for (const found of finds) merger.add(findsInText(reading, window, found));
    }
    return countInFile(file, merger.snapshot());
  }

  #checkOpen(): void {
    if (this.#closing !== undefined) throw new ExtractorError('closed');
  }
}

export function localExtractor(encoder: Encoder): Extractor {
  return new LocalExtractor(encoder);
}
