/** Reads documents in this process, or in several, each with a model of its own and one thread. */
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Answer, Question } from './result-line';
import type { FromReader, ToReader } from './reader-messages';
import type { Source } from './source';

/** What all of them read with. */
export interface Begin {
  readonly model: string | undefined;
  readonly question: Question;
}

const READER = path.join(import.meta.dirname, 'reader.ts');

/** Until nothing is left; rejects where the process ends before that. */
function feed(
  child: ChildProcess,
  { model, question }: Begin,
  next: () => Source | undefined,
  take: (answer: Answer) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const send = (message: ToReader): void => {
      child.send(message);
    };
    const give = (): void => {
      const source = next();
      if (source !== undefined) send({ read: { source, question } });
      else child.disconnect();
    };
    child.on('message', (message: FromReader) => {
      if ('answer' in message) take(message.answer);
      give();
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`a reader ended with ${signal ?? `exit code ${code ?? '?'}`}`));
    });
    send({ open: { model } });
  });
}

/** Answers come in any order. A process that dies ends all: what is written can be gone on with. */
export async function readInProcesses(
  count: number,
  begin: Begin,
  sources: Iterator<Source>,
  take: (answer: Answer) => void,
): Promise<void> {
  const next = (): Source | undefined => {
    const item = sources.next();
    return item.done === true ? undefined : item.value;
  };
  const children = Array.from({ length: count }, () =>
    fork(READER, { serialization: 'advanced', execArgv: process.execArgv }),
  );
  try {
    await Promise.all(children.map((child) => feed(child, begin, next, take)));
  } finally {
    for (const child of children) child.kill();
  }
}
