/** Many documents in one request: lines in, a line out as each is done; few are held at a time. */
import { decodeUtf8, type Line } from '../byte-lines';
import { sourceOfText, textOfLine, type Source } from '../extract/source';
import type { Outcome } from './job';
import { serveError, type ServeCode, type ServeError } from './messages';

export interface Batch {
  readonly lines: AsyncIterable<Line>;
  /** Of a line, in bytes; of a document, in code units. */
  readonly maxBytes: number;
  readonly maxCharacters: number;
  readonly maxDocuments: number;
  readonly timeoutSeconds: number;
  /** Documents that are read or wait at a time. */
  readonly atOnce: number;
  /** Until there is room for one more. */
  readonly room: () => Promise<void>;
  readonly read: (source: Source) => Promise<Outcome>;
  /** One line, with its end; waits where the client is slow. */
  readonly write: (line: string) => Promise<void>;
  /** The client is gone, or the service is stopping. */
  readonly over: AbortSignal;
  /** Each document that failed, by its code. */
  readonly failed: (code: ServeCode) => void;
}

type Item =
  | { readonly id: string; readonly error: ServeError }
  | { readonly id: string; readonly source: Source };

/** A line without an id has its number for one. */
function itemOf({ number, bytes }: Line, batch: Batch): Item | undefined {
  const place = `line:${number}`;
  if (bytes === undefined) return { id: place, error: serveError('too-large', batch.maxBytes) };
  const content = decodeUtf8(bytes);
  if (content === undefined) return { id: place, error: serveError('not-utf8') };
  if (content.trim() === '') return undefined;
  const read = textOfLine(content);
  if (read === undefined) return { id: place, error: serveError('broken-line', place) };
  const { id = place, text } = read;
  if (text.length > batch.maxCharacters) {
    return { id, error: serveError('too-long', batch.maxCharacters) };
  }
  return { id, source: sourceOfText(id, text) };
}

class Run {
  /** Documents that got no line because the service stops. */
  #left = false;
  readonly #batch: Batch;

  constructor(batch: Batch) {
    this.#batch = batch;
  }

  async all(): Promise<void> {
    const { lines, maxDocuments, atOnce, over } = this.#batch;
    const active = new Set<Promise<void>>();
    let documents = 0;
    for await (const line of lines) {
      const item = itemOf(line, this.#batch);
      if (item === undefined) continue;
      documents += 1;
      if (documents > maxDocuments || over.aborted) {
        this.#left = true;
        break;
      }
      const done = this.#one(item).finally(() => active.delete(done));
      active.add(done);
      if (active.size >= atOnce) await Promise.race(active);
    }
    await Promise.all(active);
    if (documents > maxDocuments) await this.#last('too-many-documents', maxDocuments);
    else if (this.#left || over.aborted) await this.#last('stopping');
  }

  async #one(item: Item): Promise<void> {
    if ('error' in item) {
      await this.#fail(item.id, item.error);
      return;
    }
    await this.#batch.room();
    const outcome = await this.#again(item.source);
    if (outcome.ok) await this.#batch.write(`${outcome.value.line}\n`);
    else if (outcome.error === 'stopping' || outcome.error === 'gone') this.#left = true;
    else await this.#fail(item.id, serveError(outcome.error, this.#batch.timeoutSeconds));
  }

  /** Room may be gone again before it is used. */
  async #again(source: Source): Promise<Outcome> {
    for (;;) {
      const outcome = await this.#batch.read(source);
      if (outcome.ok || outcome.error !== 'queue-full') return outcome;
      await this.#batch.room();
    }
  }

  async #fail(id: string, error: ServeError): Promise<void> {
    this.#batch.failed(error.code);
    await this.#batch.write(`${JSON.stringify({ id, error })}\n`);
  }

  /** The last line has no id: it is about what has no line. */
  async #last(code: ServeCode, detail?: number): Promise<void> {
    await this.#batch.write(`${JSON.stringify({ error: serveError(code, detail) })}\n`);
  }
}

/** Resolves when the last line is written. */
export async function readBatch(batch: Batch): Promise<void> {
  await new Run(batch).all();
}
