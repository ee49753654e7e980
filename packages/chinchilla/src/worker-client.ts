/** An extractor that reads in the package's worker. */
import type { Extraction } from '../../../src/core/extraction';
import { filterByScore } from '../../../src/core/filter';
import type { Schema } from '../../../src/core/schema';
import { checkedSchema, type ExtractOptions, type Extractor } from './extractor';
import { ExtractorError } from './failure';
import type { Reply, Request } from './worker-messages';

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: ExtractorError) => void;
}

type Question = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;

class WorkerExtractor implements Extractor {
  version = '';
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;
  #ended: ExtractorError | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('code' in data) waiting?.reject(new ExtractorError(data.code, data.detail));
      else waiting?.resolve(data);
    });
    worker.addEventListener('error', ({ message }) => {
      this.#end(new ExtractorError('engine-failed', message));
    });
  }

  async open(model: string): Promise<void> {
    const reply = await this.#ask({ model });
    if ('version' in reply) this.version = reply.version;
  }

  async extract(text: string, schema: Schema, options: ExtractOptions = {}): Promise<Extraction> {
    if (typeof text !== 'string') throw new ExtractorError('text-invalid');
    const reply = await this.#ask({ text, schema: checkedSchema(schema) });
    if (!('extraction' in reply)) throw new ExtractorError('engine-failed', 'no extraction');
    return filterByScore(reply.extraction, options.threshold ?? 0);
  }

  close(): Promise<void> {
    this.#end(new ExtractorError('closed'));
    return Promise.resolve();
  }

  #ask(question: Question): Promise<Reply> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...question, id });
    });
  }

  #end(error: ExtractorError): void {
    this.#ended ??= error;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

export async function workerExtractor(worker: Worker, model: string): Promise<Extractor> {
  const extractor = new WorkerExtractor(worker);
  try {
    await extractor.open(model);
    return extractor;
  } catch (error) {
    await extractor.close();
    throw error;
  }
}
