/** One process that reads: a model of its own, one thread, a document at a time. */
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FromReader, ModelName, ToReader } from '../extract/reader-messages';
import type { Answer } from '../extract/result-line';
import type { Job } from './job';

const READER = path.join(import.meta.dirname, '..', 'extract', 'reader.ts');
/** The readers are TypeScript, too. */
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

export interface ReaderEvents {
  readonly opened: (model: ModelName) => void;
  readonly answered: (job: Job, answer: Answer) => void;
  /** Once; `job` is what it had not answered. */
  readonly ended: (reader: ReaderProcess, job: Job | undefined) => void;
}

export class ReaderProcess {
  /** Bytes of memory, as it last said. */
  resident = 0;
  isOpen = false;
  #ended = false;
  #job: Job | undefined;
  readonly #child: ChildProcess;
  readonly #events: ReaderEvents;

  constructor(model: string | undefined, events: ReaderEvents) {
    this.#events = events;
    this.#child = fork(READER, {
      serialization: 'advanced',
      execArgv: ['--import', TSX],
      // A terminal sends its signals to a whole group; readers finish what they have.
      detached: true,
    });
    this.#child.on('message', (message: FromReader) => {
      this.#hear(message);
    });
    this.#child.on('exit', () => {
      this.#end();
    });
    this.#child.on('error', () => {
      // Where it could not be started there is no `exit`.
      if (this.#child.pid === undefined) this.#end();
    });
    this.#send({ open: { model } });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isFree(): boolean {
    return this.isOpen && !this.#ended && this.#job === undefined;
  }

  get job(): Job | undefined {
    return this.#job;
  }

  read(job: Job): void {
    this.#job = job;
    this.#send({ read: { source: job.source, question: job.question } });
  }

  /** At once, also in the middle of a document. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #send(message: ToReader): void {
    // A process that is gone cannot be sent to; its `exit` says so.
    this.#child.send(message, () => undefined);
  }

  #hear(message: FromReader): void {
    if (this.#ended) return;
    if ('opened' in message) {
      this.isOpen = true;
      this.#events.opened(message.opened);
      return;
    }
    this.resident = message.resident;
    const job = this.#job;
    this.#job = undefined;
    if (job !== undefined) this.#events.answered(job, message.answer);
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    const job = this.#job;
    this.#job = undefined;
    this.#events.ended(this, job);
  }
}
