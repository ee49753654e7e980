/** Reads documents by a server, several at one time. */
import { err, ok, type Result } from '../../../src/core/result';
import type { AskedForm } from '../../../src/engine/contract/remote';
import { readDocument, type RemoteReader } from '../../../worker/remote/read-window';
import { Slots } from '../../../worker/slots';
import { documentsOf } from '../documents';
import type { Server } from '../engine-options';
import { answerFor, type Answer, type ReadText } from '../result-line';
import { openLines, STOPPED, type Task } from '../task';
import { connect, type Surroundings } from './connect';
import { sentenceOf } from './sentences';

/** So many documents in a row that fail for a reason that is not theirs end the run. */
const MOST_IN_A_ROW = 20;
const OF_THE_SERVER: ReadonlySet<string> = new Set([
  'unreachable',
  'unauthorised',
  'not-found',
  'redirect',
]);

function readerFor(
  reader: RemoteReader,
  { question, instructions }: Task,
  form: AskedForm,
): ReadText {
  const task = { schema: question.schema, instructions, form };
  return async (text) => {
    const found = await readDocument(reader, text, task);
    if (found.ok) return found;
    return err({ code: found.error.code, message: sentenceOf(found.error) });
  };
}

/** Counts failures in a row that are the server's. */
class Patience {
  #inARow = 0;

  get over(): boolean {
    return this.#inARow >= MOST_IN_A_ROW;
  }

  add({ failed }: Answer): void {
    const counts = failed !== undefined && OF_THE_SERVER.has(failed);
    this.#inARow = counts ? this.#inARow + 1 : 0;
  }
}

/** The exit code, or why the server cannot be used. A document that was not read to its end gets no line. */
export async function readByServer(
  engine: Server,
  task: Task,
  around: Surroundings,
): Promise<Result<number, string>> {
  const server = await connect(engine, around);
  if (!server.ok) return server;
  const { client, form } = server.value;
  const { model, requests } = engine;
  const { stopped } = around;
  const slots = new Slots(requests);
  const reader = { client, model, slots, cancelled: stopped };
  const read = readerFor(reader, task, form);
  const lines = openLines(task.options);
  const sources = documentsOf(task.options, lines.done);
  const patience = new Patience();
  const takeTurns = async (): Promise<void> => {
    // A loop that ends by itself would close the documents for the others.
    for (let next = sources.next(); next.done !== true; next = sources.next()) {
      const answer = await answerFor(read, next.value, task.question);
      if (answer.failed === 'cancelled') return;
      lines.take(answer);
      patience.add(answer);
      if (stopped.aborted || patience.over) return;
    }
  };
  await Promise.all(Array.from({ length: requests }, takeTurns));
  const code = lines.end();
  if (patience.over) console.error('the server cannot be used any more; the rest was not asked');
  if (stopped.aborted) console.error(STOPPED);
  return ok(patience.over || stopped.aborted ? 1 : code);
}
