/** Reads an answer in JSON; takes any string, and notes what it cannot read. */
import type { IssueCode } from '../../core/extraction';
import type { Question, QuestionLabel } from '../instruction/question';
import { jsonItemsOf } from './json-items';
import { createLabelReader, type LabelReader } from './label';
import { trimmed } from './line';
import { LONGEST_DETAIL, type AnswerIssue, type Frame, type FrameChild } from './parse';

export interface ReadAnswer {
  readonly frames: readonly Frame[];
  readonly issues: readonly AnswerIssue[];
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without the blanks around it; empty where the field is no text. */
function textOf(fields: Fields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' ? trimmed(value) : '';
}

class Reader {
  readonly frames: Frame[] = [];
  readonly issues: AnswerIssue[] = [];
  readonly #readLabel: LabelReader;

  constructor(question: Question) {
    this.#readLabel = createLabelReader(question);
  }

  note(code: IssueCode, detail: string): void {
    this.issues.push({ code, detail: detail.slice(0, LONGEST_DETAIL) });
  }

  take(source: string): void {
    const item = parsed(source);
    const label = isFields(item) ? this.#readLabel(textOf(item, 'type')) : undefined;
    const frame = isFields(item) && label !== undefined ? this.#frame(label, item) : undefined;
    if (frame === undefined) this.note('failed', source);
    else this.frames.push(frame);
  }

  #frame(label: QuestionLabel, item: Fields): Frame | undefined {
    switch (label.source.kind) {
      case 'entity': {
        const root = textOf(item, 'text');
        return root === '' ? undefined : { label, root, children: [] };
      }
      case 'relation': {
        const [root, tail] = [textOf(item, 'head'), textOf(item, 'tail')];
        return root === '' || tail === '' ? undefined : { label, root, children: [{ text: tail }] };
      }
      case 'event': {
        const root = textOf(item, 'trigger');
        return root === '' ? undefined : { label, root, children: this.#children(label, item) };
      }
    }
  }

  #children({ roles }: QuestionLabel, item: Fields): readonly FrameChild[] {
    const given = Object.hasOwn(item, 'arguments') ? item['arguments'] : [];
    const list = Array.isArray(given) ? (given as readonly unknown[]) : [given];
    return list.flatMap((value): FrameChild[] => {
      const fields = isFields(value) ? value : {};
      const child = { role: textOf(fields, 'role'), text: textOf(fields, 'text') };
      if (roles.includes(child.role) && child.text !== '') return [child];
      this.note('failed', JSON.stringify(value));
      return [];
    });
  }
}

export function readJsonAnswer(question: Question, answer: string): ReadAnswer {
  const reader = new Reader(question);
  const { items, strays, cut } = jsonItemsOf(answer);
  for (const stray of strays) reader.note('failed', stray);
  for (const item of items) reader.take(item);
  if (cut !== undefined) reader.note('cut', cut);
  return reader;
}
