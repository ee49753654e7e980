/** The questions about a document as rows of a batch: each has an id of its own, by which its answer is known. */
import { createHash } from 'node:crypto';
import {
  planDocument,
  type PlannedDocument,
  type RemoteTask,
  type WindowQuestion,
} from '../../../worker/remote/plan-document';

export interface RowId {
  readonly document: string;
  /** From 1. */
  readonly number: number;
  /** Rows of the document. */
  readonly of: number;
  /** Changes with what is asked: the text, the schema, the wording. */
  readonly check: string;
}

export interface Row {
  readonly id: RowId;
  readonly asked: WindowQuestion;
}

/** The document's own id may hold any character: the rest is read from the end. */
export function writeRowId({ document, number, of, check }: RowId): string {
  return `${document}#${number}/${of}-${check}`;
}

export function readRowId(written: string): RowId | undefined {
  const parts = /^(.*)#(\d+)\/(\d+)-([\da-f]{8})$/su.exec(written);
  if (parts === null) return undefined;
  const [, document = '', number, of, check = ''] = parts;
  return { document, number: Number(number), of: Number(of), check };
}

function checkOf({ messages }: WindowQuestion): string {
  return createHash('sha256').update(JSON.stringify(messages)).digest('hex').slice(0, 8);
}

export function rowsOf(
  text: string,
  document: string,
  task: RemoteTask,
): { readonly rows: readonly Row[]; readonly join: PlannedDocument['join'] } {
  const planned = planDocument(text, task);
  const of = planned.questions.length;
  const rows = planned.questions.map((asked, index) => ({
    id: { document, number: index + 1, of, check: checkOf(asked) },
    asked,
  }));
  return { rows, join: (answers) => planned.join(answers) };
}
