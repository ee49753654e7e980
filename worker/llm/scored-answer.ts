/** An answer as it is written: frames of its finished lines, each with how sure its line was. */
import type { Question } from '../../src/answer/instruction/question';
import { createAnswerParser, type AnswerParser, type Frame } from '../../src/answer/parse/parse';

/** Scores are in (0, 1], `undefined` where the engine told none. */
export interface ScoredFrame {
  readonly frame: Frame;
  readonly root: number | undefined;
  /** As many as the frame has children. */
  readonly children: readonly (number | undefined)[];
}

interface LineScores {
  readonly root: number | undefined;
  readonly children: (number | undefined)[];
}

export class ScoredAnswer {
  readonly #parser: AnswerParser;
  readonly #scoreLine: (line: number) => number | undefined;
  /** By frame. */
  readonly #scores: LineScores[] = [];
  #line = 0;

  /** `scoreLine`: asked once a line has ended; lines count from 0. */
  constructor(question: Question, scoreLine: (line: number) => number | undefined) {
    this.#parser = createAnswerParser(question);
    this.#scoreLine = scoreLine;
  }

  get issues(): AnswerParser['issues'] {
    return this.#parser.issues;
  }

  /** Whether a line has ended. */
  push(text: string): boolean {
    const [first = '', ...more] = text.split('\n');
    this.#parser.push(first);
    for (const next of more) {
      this.#parser.push('\n');
      this.#score(this.#scoreLine(this.#line));
      this.#line += 1;
      this.#parser.push(next);
    }
    return more.length > 0;
  }

  finish(): void {
    this.#parser.finish();
    this.#score(undefined);
  }

  frames(): readonly ScoredFrame[] {
    return this.#parser.frames().map((frame, index) => {
      const scores = this.#scores[index];
      return { frame, root: scores?.root, children: [...(scores?.children ?? [])] };
    });
  }

  /** What the parser has found since the last line is what this line said. */
  #score(score: number | undefined): void {
    this.#parser.frames().forEach(({ children }, index) => {
      const scores = (this.#scores[index] ??= { root: score, children: [] });
      while (scores.children.length < children.length) scores.children.push(score);
    });
  }
}
