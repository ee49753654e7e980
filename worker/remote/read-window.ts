/** Reads a text by a server: what is planned is asked, and the answers become one extraction. */
import type { JoinedTypes } from '../../src/answer/parse/types';
import type { Extraction } from '../../src/core/extraction';
import { err, ok } from '../../src/core/result';
import type { Outcome, RemoteClient } from './client';
import { chatOf, planDocument, type RemoteTask, type WindowQuestion } from './plan-document';
import { planTypes } from './plan-types';
import type { RemoteFailure } from './remote-failure';
import type { ChatAnswer } from './response';
import type { Slots } from '../slots';

export interface RemoteReader {
  readonly client: RemoteClient;
  readonly model: string;
  /** Shared by all that is asked of the server at one time. */
  readonly slots: Slots;
  readonly cancelled?: AbortSignal | undefined;
}

/** Ends with `parent`, or by itself. */
function childOf(parent: AbortSignal | undefined): { stop: AbortController; leave: () => void } {
  const stop = new AbortController();
  const onAbort = (): void => {
    stop.abort();
  };
  if (parent?.aborted === true) stop.abort();
  parent?.addEventListener('abort', onAbort);
  return {
    stop,
    leave: () => {
      parent?.removeEventListener('abort', onAbort);
    },
  };
}

/** Side by side, as far as there are slots. A request that fails ends the others. */
async function askAll(
  { client, model, slots, cancelled }: RemoteReader,
  questions: readonly WindowQuestion[],
): Outcome<readonly ChatAnswer[]> {
  const { stop, leave } = childOf(cancelled);
  let failure: RemoteFailure | undefined;
  const answers: ChatAnswer[] = [];
  const ask = async (item: WindowQuestion, index: number): Promise<void> => {
    if (failure !== undefined) return;
    const answer = await client.chat(chatOf(item, model, true), undefined, stop.signal);
    if (answer.ok) answers[index] = answer.value;
    else failure ??= answer.error;
    if (!answer.ok) stop.abort();
  };
  try {
    await Promise.all(questions.map((item, index) => slots.run(() => ask(item, index))));
  } finally {
    leave();
  }
  return failure === undefined ? ok(answers) : err(failure);
}

/**
 * Types are asked for first where the task says so; the second questions wait for all of these answers. A
 * failed request fails the document: what a part of the answers says would look whole.
 */
export async function readDocument(
  reader: RemoteReader,
  source: string,
  task: RemoteTask,
): Outcome<Extraction> {
  let chosen: readonly JoinedTypes[] = [];
  if (task.instructions.asking?.typesFirst === true) {
    const first = planTypes(source, task);
    const answers = await askAll(reader, first.questions);
    if (!answers.ok) return answers;
    chosen = first.join(answers.value);
  }
  const planned = planDocument(source, task, chosen);
  const answers = await askAll(reader, planned.questions);
  return answers.ok ? ok(planned.join(answers.value)) : answers;
}
