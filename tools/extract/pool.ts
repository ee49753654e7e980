/** Reads documents in this process, or in several, each with a model of its own and one thread. */
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Answer, Question } from './result-line';
import type { Source } from './source';

export interface Begin {
  readonly model: string | undefined;
  readonly question: Question;
}

/** To a reader: first `Begin`, then a document at a time, each answered by one `Answer`. */
export type ToReader = { readonly begin: Begin } | { readonly source: Source };

const READER = path.join(import.meta.dirname, 'reader.ts');

/** Until nothing is left; rejects where the process ends before that. */
function feed(
  child: ChildProcess,
  begin: Begin,
  next: () => Source | undefined,
  take: (answer: Answer) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const send = (message: ToReader): void => {
      child.send(message);
    };
    const give = (): void => {
      const source = next();
      if (source !== undefined) send({ source });
      else child.disconnect();
    };
    child.on('message', (message: Answer | 'ready') => {
      if (message !== 'ready') take(message);
      give();
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`a reader ended with ${signal ?? `exit code ${code ?? '?'}`}`));
    });
    send({ begin });
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
