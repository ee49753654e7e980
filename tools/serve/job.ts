/** A document that is to be read, and who waits for it. */
import type { Answer, Question } from '../extract/result-line';
import type { Source } from '../extract/source';
import type { Result } from '../../src/core/result';
import type { ServeCode } from './messages';

/** `gone`: whoever asked is not there any more. */
export type Failure = Extract<
  ServeCode,
  'queue-full' | 'timeout' | 'reader-lost' | 'crashed' | 'stopping'
>;

export type Outcome = Result<Answer, Failure | 'gone'>;

export interface Asked {
  readonly source: Source;
  readonly question: Question;
  /** When whoever asked is gone. */
  readonly gone: AbortSignal;
  /** Whether the time that it waits counts, too. */
  readonly waitCounts: boolean;
}

export class Job {
  readonly source: Source;
  readonly question: Question;
  readonly waitCounts: boolean;
  /** Processes that ended while they read it. */
  lost = 0;
  began = 0;
  #timer: NodeJS.Timeout | undefined;
  #settle: ((outcome: Outcome) => void) | undefined;
  readonly outcome: Promise<Outcome>;

  constructor({ source, question, waitCounts }: Asked) {
    this.source = source;
    this.question = question;
    this.waitCounts = waitCounts;
    this.outcome = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  get isSettled(): boolean {
    return this.#settle === undefined;
  }

  /** From now on; a second time has no effect. */
  startTimer(milliseconds: number, late: () => void): void {
    this.#timer ??= setTimeout(late, milliseconds);
  }

  /** The first outcome counts. */
  settle(outcome: Outcome): void {
    clearTimeout(this.#timer);
    this.#settle?.(outcome);
    this.#settle = undefined;
  }
}
