/** Reads documents that come one at a time, a line of JSON each: for a program that waits for each answer. */
import { ok, type Result } from '../../src/core/result';
import { decodeUtf8, linesOf, type Line } from '../byte-lines';
import { modelFolder } from '../model-option';
import type { Stream } from './engine-options';
import { readWith } from './read-with';
import { answerFor } from './result-line';
import { brokenLine, sourceOfText, textOfLine, type Source } from './source';
import type { Task } from './task';
import { schemaWarnings } from './warnings';

interface Pipes {
  readonly input: NodeJS.ReadStream;
  /** Ends the run after the document that is being read. */
  readonly stopped: AbortSignal;
}

/** Undefined for a blank line. A line without an id has its number for one. */
export function sourceOfLine({ number, bytes }: Line): Source | undefined {
  const place = `line:${number}`;
  const content = decodeUtf8(bytes ?? Buffer.alloc(0));
  if (content === undefined) return brokenLine(place, 'UTF-8');
  if (content.trim() === '') return undefined;
  const read = textOfLine(content);
  return read === undefined ? brokenLine(place) : sourceOfText(read.id ?? place, read.text);
}

/** Resolves once the line is handed over, so that no answer waits in this process. */
function print(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => {
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}

/** The exit code, or why the model cannot be opened. */
export async function readStream(
  { model }: Stream,
  { question }: Task,
  { input, stopped }: Pipes,
): Promise<Result<number, string>> {
  const opened = await modelFolder(model);
  if (!opened.ok) return opened;
  const encoder = opened.value;
  const { knownLabels } = encoder.manifest;
  for (const warning of schemaWarnings(question.schema, knownLabels)) console.error(warning);
  const read = readWith(encoder, question.schema);
  let failed = 0;
  try {
    for await (const line of linesOf(untilStopped(input, stopped), Infinity)) {
      const source = sourceOfLine(line);
      if (source === undefined) continue;
      const answer = await answerFor(read, source, question);
      if (answer.failed !== undefined) failed += 1;
      await print(answer.line);
    }
    return ok(failed > 0 || stopped.aborted ? 1 : 0);
  } finally {
    await encoder.dispose();
  }
}

async function* untilStopped(
  input: NodeJS.ReadStream,
  stopped: AbortSignal,
): AsyncGenerator<Buffer> {
  const leave = (): void => {
    input.destroy();
  };
  stopped.addEventListener('abort', leave, { once: true });
  try {
    for await (const chunk of input as AsyncIterable<Buffer>) {
      if (stopped.aborted) return;
      yield chunk;
    }
  } catch (error) {
    // A stream that is left in the middle says so.
    if (!stopped.aborted) throw error;
  } finally {
    stopped.removeEventListener('abort', leave);
  }
}
