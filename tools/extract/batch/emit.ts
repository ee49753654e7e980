/** Writes the questions about documents as files of OpenAI batch rows; contacts no server. */
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { err, ok, type Result } from '../../../src/core/result';
import type { AskedForm } from '../../../src/engine/contract/remote';
import { chatOf } from '../../../worker/remote/plan-document';
import { chatBody, type ServerKind } from '../../../worker/remote/request';
import { documentsOf } from '../documents';
import { formOfRows, type EmitBatch } from '../engine-options';
import { idsDoneIn } from '../output';
import { textToRead } from '../result-line';
import type { Task } from '../task';
import { rowsOf, writeRowId, type Row } from './questions';

export interface BatchLimits {
  readonly rows: number;
  readonly bytes: number;
}

/** What hosted services take in one file. */
const LIMITS: BatchLimits = { rows: 50_000, bytes: 200_000_000 };

/** `OUT.jsonl`, `OUT-2.jsonl`, … */
function fileName(first: string, number: number): string {
  if (number === 1) return first;
  const { dir, name, ext } = path.parse(first);
  return path.join(dir, `${name}-${number}${ext}`);
}

/** Begins a file where the next row would be too many. */
class BatchFiles {
  rows = 0;
  files = 0;
  readonly #first: string;
  readonly #limits: BatchLimits;
  #open: number | undefined;
  #rowsHere = 0;
  #bytesHere = 0;

  constructor(first: string, limits: BatchLimits) {
    this.#first = first;
    this.#limits = limits;
  }

  write(row: string): void {
    const bytes = Buffer.from(`${row}\n`);
    const isFull =
      this.#rowsHere >= this.#limits.rows || this.#bytesHere + bytes.length > this.#limits.bytes;
    if (this.#open === undefined || isFull) this.#next();
    for (let at = 0; at < bytes.length;) at += writeSync(this.#open ?? 0, bytes, at);
    this.rows += 1;
    this.#rowsHere += 1;
    this.#bytesHere += bytes.length;
  }

  close(): void {
    if (this.#open !== undefined) closeSync(this.#open);
    this.#open = undefined;
  }

  /** A file that is there is never written over. */
  #next(): void {
    this.close();
    this.files += 1;
    this.#open = openSync(fileName(this.#first, this.files), 'wx');
    this.#rowsHere = 0;
    this.#bytesHere = 0;
  }
}

/** A grammar is written as vLLM reads it, whose `run-batch` takes such rows. */
const KINDS: Readonly<Record<AskedForm, ServerKind>> = {
  lines: 'plain',
  grammar: 'vllm',
  json: 'schema',
};

function rowText({ id, asked }: Row, model: string, form: AskedForm): string {
  return JSON.stringify({
    custom_id: writeRowId(id),
    method: 'POST',
    url: '/v1/chat/completions',
    body: chatBody(KINDS[form], chatOf(asked, model, false)),
  });
}

/** The exit code, or why the files cannot be written. */
export function emitBatch(
  { file, model, form }: EmitBatch,
  { options, question, instructions }: Task,
  limits = LIMITS,
): Result<number, string> {
  const taken = [1, 2].map((number) => fileName(file, number)).find((name) => existsSync(name));
  if (taken !== undefined) return err(`${taken} is there already; give --emit-batch another name`);
  const asked = { schema: question.schema, instructions, form: formOfRows(form) };
  const files = new BatchFiles(file, limits);
  let documents = 0;
  let failed = 0;
  try {
    for (const source of documentsOf(options, idsDoneIn(options.output))) {
      documents += 1;
      if ('error' in source) {
        failed += 1;
        console.error(`${source.id}: ${source.error.message}`);
        continue;
      }
      const { rows } = rowsOf(textToRead(source), source.id, asked);
      for (const row of rows) files.write(rowText(row, model, asked.form));
    }
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  } finally {
    files.close();
  }
  console.error(
    `${files.rows} rows of ${documents} documents in ${files.files} files; ${failed} documents failed`,
  );
  return ok(failed > 0 ? 1 : 0);
}
