/** Answers to questions of a translation, kept in a file as they come, so that nothing is asked twice. */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync } from 'node:fs';
import type { GivenAnswer } from '../../src/corpus/translate/read-back';
import type { Question } from '../../src/corpus/translate/translate-document';
import { object, optional, string } from '../../src/formats/shape';
import { linesOfFile } from '../extract/batch/file-lines';

const LINE = object({ key: string, text: string, finish: optional(string) });

/** Changes with the text, the glossary, the wording, and the model: another one translates otherwise. */
export function keyOf({ messages }: Question, model: string): string {
  const asked = JSON.stringify([model, messages]);
  return createHash('sha256').update(asked).digest('hex').slice(0, 32);
}

export class KeptAnswers {
  readonly #file: string;
  readonly #answers = new Map<string, GivenAnswer>();

  /** Throws where the file cannot be read. A line that a killed run left half is passed over. */
  constructor(file: string) {
    this.#file = file;
    if (!existsSync(file)) return;
    for (const { text } of linesOfFile(file)) {
      const line = text === undefined ? undefined : parse(text);
      if (line !== undefined) this.#answers.set(line.key, line.answer);
    }
    // The half line must not become the beginning of the next one.
    appendFileSync(file, '\n');
  }

  get size(): number {
    return this.#answers.size;
  }

  get(key: string): GivenAnswer | undefined {
    return this.#answers.get(key);
  }

  add(key: string, answer: GivenAnswer): void {
    this.#answers.set(key, answer);
    appendFileSync(this.#file, `${JSON.stringify({ key, ...answer })}\n`);
  }
}

function parse(text: string): { readonly key: string; readonly answer: GivenAnswer } | undefined {
  try {
    const read = LINE(JSON.parse(text), '');
    if (!read.ok) return undefined;
    const { key, text: said, finish } = read.value;
    return { key, answer: { text: said, finish } };
  } catch {
    return undefined;
  }
}
