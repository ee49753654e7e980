/** Makes of a batch's answers the lines that asking the server would have made. */
import { err, ok, type Result } from '../../../src/core/result';
import type { RemoteTask } from '../../../worker/remote/plan-document';
import type { ChatAnswer } from '../../../worker/remote/response';
import { documentsOf } from '../documents';
import { formOfRows, type ReadBatch } from '../engine-options';
import { answerFor, type ReadText } from '../result-line';
import type { DocumentError } from '../source';
import { openLines, type Task } from '../task';
import { BatchAnswers } from './answers';
import { rowsOf, writeRowId } from './questions';

function missing(count: number, of: number, said: string | undefined): DocumentError {
  const first = said === undefined ? '' : `; the first error: ${said}`;
  const message = `${count} of ${of} answers are missing or hold an error${first}`;
  return { code: 'missing-answers', message };
}

/** A document is read from all its answers or not at all: a part of them would look whole. */
function readFrom(answers: BatchAnswers, task: RemoteTask): ReadText {
  return (text, document) => {
    const { rows, join } = rowsOf(text, document, task);
    const taken = rows.map(({ id }) => answers.take(writeRowId(id)));
    const usable = taken.flatMap((answer): ChatAnswer[] => (answer?.ok ? [answer.value] : []));
    if (usable.length === rows.length) return Promise.resolve(ok(join(usable)));
    const said = taken.flatMap((answer) => (answer?.ok === false ? [answer.error] : []));
    const absent = rows.filter((_, index) => taken[index] === undefined);
    answers.noteMissing(absent.map(({ id }) => writeRowId(id)));
    return Promise.resolve(err(missing(rows.length - usable.length, rows.length, said[0])));
  };
}

function load(files: readonly string[]): Result<BatchAnswers, string> {
  const answers = new BatchAnswers();
  for (const file of files) {
    try {
      answers.addFile(file);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return err(`${file}: cannot be read: ${reason}`);
    }
  }
  return ok(answers);
}

/** The exit code, or why a file of answers cannot be read. */
export async function readBatch(
  { files, form }: ReadBatch,
  { options, question, instructions }: Task,
): Promise<Result<number, string>> {
  const answers = load(files);
  if (!answers.ok) return answers;
  const lines = openLines(options);
  const seen = new Set<string>();
  const read = new Set<string>();
  const asked = { schema: question.schema, instructions, form: formOfRows(form) };
  const readText = readFrom(answers.value, asked);
  for (const source of documentsOf(options, lines.done, seen)) {
    read.add(source.id);
    lines.take(await answerFor(readText, source, question));
  }
  answers.value.finish(seen, (document) => read.has(document));
  return ok(lines.end());
}
