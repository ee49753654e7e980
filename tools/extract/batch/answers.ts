/** The answers of all files of a batch, by the ids of their rows. */
import type { Result } from '../../../src/core/result';
import type { ChatAnswer } from '../../../worker/remote/response';
import { readAnswerRow, type AnswerRow } from './answer-row';
import { linesOfFile, type FileLine } from './file-lines';

type Fault = 'broken' | 'doubled' | 'errors' | 'missing' | 'unknown' | 'outdated';

interface Kept {
  readonly document: string;
  readonly answer: Result<ChatAnswer, string>;
  /** `file:line`. */
  readonly place: string;
}

const EXPLAINED: Readonly<Record<Fault, string>> = {
  broken: 'not a row that answers one of our questions',
  doubled: 'a second answer to one question; the first is kept',
  errors: 'the row holds an error',
  missing: 'no row answers this question',
  unknown: 'of no document of the inputs',
  outdated: 'of another text, schema or --form than this run has',
};

export class BatchAnswers {
  readonly #kept = new Map<string, Kept>();
  readonly #counts = new Map<Fault, number>();
  #rows = 0;

  /** Throws where the file cannot be read. */
  addFile(file: string): void {
    for (const line of linesOfFile(file)) this.#addLine(file, line);
  }

  /** Each is taken once. */
  take(id: string): Result<ChatAnswer, string> | undefined {
    const kept = this.#kept.get(id);
    this.#kept.delete(id);
    return kept?.answer;
  }

  noteMissing(ids: readonly string[]): void {
    for (const id of ids) this.#note('missing', id);
  }

  /** What nobody took is said: `known` are all documents of the inputs. */
  finish(known: ReadonlySet<string>, isRead: (document: string) => boolean): void {
    for (const [id, { document, place }] of this.#kept) {
      if (!known.has(document)) this.#note('unknown', place, document);
      else if (isRead(document)) this.#note('outdated', place, id);
    }
    const counts = [...this.#counts].map(([fault, count]) => `${count} ${fault}`);
    console.error(`${this.#rows} rows read: ${counts.join(', ') || 'nothing wrong'}`);
  }

  #addLine(file: string, { number, text }: FileLine): void {
    if (text?.trim() === '') return;
    this.#rows += 1;
    const place = `${file}:${number}`;
    const row = text === undefined ? undefined : readAnswerRow(text);
    if (row === undefined) this.#note('broken', place);
    else this.#keep(row, place);
  }

  /** An answer replaces an error: rows that failed may have been asked again. */
  #keep({ id, document, answer }: AnswerRow, place: string): void {
    if (!answer.ok) this.#note('errors', place, answer.error);
    const before = this.#kept.get(id);
    if (before !== undefined && (before.answer.ok || !answer.ok)) {
      this.#note('doubled', place, id);
    } else {
      this.#kept.set(id, { document, answer, place });
    }
  }

  #note(fault: Fault, place: string, detail?: string): void {
    this.#counts.set(fault, (this.#counts.get(fault) ?? 0) + 1);
    const more = detail === undefined ? '' : ` (${detail})`;
    console.error(`${place}: ${EXPLAINED[fault]}${more}`);
  }
}
