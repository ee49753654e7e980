/** Reads an answer while it is written; takes any string, and notes what it cannot read. */
import type { IssueCode } from '../../core/extraction';
import type { Question, QuestionLabel } from '../instruction/question';
import { createLabelReader, type LabelReader } from './label';
import { readLine, trimmed, type Line } from './line';

export interface FrameChild {
  /** Events: one of the label's roles. */
  readonly role?: string;
  readonly text: string;
}

/** A mention with what was written under it. */
export interface Frame {
  readonly label: QuestionLabel;
  readonly root: string;
  readonly children: readonly FrameChild[];
}

/** An issue whose range is the chunk, which the parser does not know. `detail` quotes the answer. */
export interface AnswerIssue {
  readonly code: IssueCode;
  readonly detail: string;
}

export interface AnswerParser {
  readonly issues: readonly AnswerIssue[];
  push(delta: string): void;
  /** No more will come. A line without its end becomes an issue: its mention may be cut short. */
  finish(): void;
  /** Frames of the lines that have ended; the last one may still grow. */
  frames(): readonly Frame[];
}

interface OpenFrame {
  readonly label: QuestionLabel;
  readonly root: string;
  readonly children: FrameChild[];
}

export const LONGEST_DETAIL = 200;

class Parser implements AnswerParser {
  readonly issues: AnswerIssue[] = [];
  readonly #readLabel: LabelReader;
  readonly #frames: OpenFrame[] = [];
  /** The end of what was pushed, without a line break. */
  #rest = '';
  #thinking = false;
  #label: QuestionLabel | undefined;
  #frame: OpenFrame | undefined;

  constructor(question: Question) {
    this.#readLabel = createLabelReader(question);
  }

  push(delta: string): void {
    const [first = '', ...more] = delta.split(/[\r\n]/u);
    this.#rest += first;
    for (const next of more) {
      this.#take(this.#read());
      this.#rest = next;
    }
  }

  finish(): void {
    const line = this.#read();
    this.#rest = '';
    if (line.kind !== 'nothing') this.#note('cut', line.source);
    if (this.#thinking) this.#note('cut', '<think>');
    this.#thinking = false;
    this.#close();
  }

  frames(): readonly Frame[] {
    return this.#frames.map((frame) => ({ ...frame, children: [...frame.children] }));
  }

  #read(): Line {
    const { line, thinking } = readLine(this.#rest, this.#thinking);
    this.#thinking = thinking;
    return line;
  }

  #take(line: Line): void {
    switch (line.kind) {
      case 'nothing':
        return;
      case 'label':
        this.#close();
        this.#label = this.#readLabel(line.text);
        if (this.#label === undefined) this.#note('failed', line.source);
        return;
      case 'root':
        this.#close();
        if (this.#label === undefined || line.text === '') this.#note('failed', line.source);
        else this.#open({ label: this.#label, root: line.text, children: [] });
        return;
      case 'child':
        if (!this.#addChild(line.text)) this.#note('failed', line.source);
        return;
      case 'stray':
        this.#note('failed', line.source);
        return;
    }
  }

  #open(frame: OpenFrame): void {
    this.#frame = frame;
    this.#frames.push(frame);
  }

  /** A relation's head with no tail says nothing. */
  #close(): void {
    const frame = this.#frame;
    this.#frame = undefined;
    if (frame?.label.source.kind === 'relation' && frame.children.length === 0) {
      this.#note('failed', `-${frame.root}`);
    }
  }

  #addChild(text: string): boolean {
    const frame = this.#frame;
    const child = frame === undefined ? undefined : readChild(frame.label, text);
    if (child !== undefined) frame?.children.push(child);
    return child !== undefined;
  }

  #note(code: IssueCode, detail: string): void {
    this.issues.push({ code, detail: detail.slice(0, LONGEST_DETAIL) });
  }
}

function readChild({ roles, source }: QuestionLabel, text: string): FrameChild | undefined {
  if (text === '' || source.kind === 'entity') return undefined;
  if (source.kind === 'relation') return { text };
  const [, role = '', mention = ''] = /^([^:：]*)[:：](.*)$/su.exec(text) ?? [];
  const child = { role: trimmed(role), text: trimmed(mention) };
  return roles.includes(child.role) && child.text !== '' ? child : undefined;
}

/** The same frames and issues however the answer is split into pieces. */
export function createAnswerParser(question: Question): AnswerParser {
  return new Parser(question);
}
