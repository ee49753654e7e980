/** Reads documents with the built-in model, in this process or in several. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ok, type Result } from '../../src/core/result';
import { modelFolder } from '../model-option';
import { documentsOf } from './documents';
import type { BuiltIn } from './engine-options';
import { readInProcesses } from './pool';
import { answerFor } from './result-line';
import type { Source } from './source';
import { openLines, STOPPED, type Task } from './task';
import { schemaWarnings } from './warnings';
import { readWith } from './read-with';

/** The exit code, or why the model cannot be opened. `stopped`: what is being read is read to its end, and nothing more. */
export async function readByBuiltIn(
  { model, workers }: BuiltIn,
  { options, question }: Task,
  stopped: AbortSignal,
): Promise<Result<number, string>> {
  const opened = await modelFolder(model);
  if (!opened.ok) return opened;
  const encoder = opened.value;
  try {
    const { knownLabels } = encoder.manifest;
    for (const warning of schemaWarnings(question.schema, knownLabels)) console.error(warning);
    const lines = openLines(options);
    const sources = untilStopped(documentsOf(options, lines.done), stopped);
    if (workers > 1) await readInProcesses(workers, { model, question }, sources, lines.take);
    else {
      const read = readWith(encoder, question.schema);
      for (const source of sources) {
        lines.take(await answerFor(read, source, question));
        // A signal is heard between two turns of the event loop.
        await nextTurn();
      }
    }
    const code = lines.end();
    if (stopped.aborted) console.error(STOPPED);
    return ok(stopped.aborted ? 1 : code);
  } finally {
    await encoder.dispose();
  }
}

function* untilStopped(sources: Iterable<Source>, stopped: AbortSignal): Generator<Source> {
  for (const source of sources) {
    if (stopped.aborted) return;
    yield source;
  }
}
