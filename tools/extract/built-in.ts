/** Reads documents with the built-in model, in this process or in several. */
import { ok, type Result } from '../../src/core/result';
import { modelFolder } from '../model-option';
import { documentsOf } from './documents';
import type { BuiltIn } from './engine-options';
import { readInProcesses } from './pool';
import { answerFor } from './result-line';
import { openLines, type Task } from './task';
import { schemaWarnings } from './warnings';
import { readWith } from './read-with';

/** The exit code, or why the model cannot be opened. */
export async function readByBuiltIn(
  { model, workers }: BuiltIn,
  { options, question }: Task,
): Promise<Result<number, string>> {
  const opened = await modelFolder(model);
  if (!opened.ok) return opened;
  const encoder = opened.value;
  try {
    const { knownLabels } = encoder.manifest;
    for (const warning of schemaWarnings(question.schema, knownLabels)) console.error(warning);
    const lines = openLines(options);
    const sources = documentsOf(options, lines.done);
    if (workers > 1) await readInProcesses(workers, { model, question }, sources, lines.take);
    else {
      const read = readWith(encoder, question.schema);
      for (const source of sources) lines.take(await answerFor(read, source, question));
    }
    return ok(lines.end());
  } finally {
    await encoder.dispose();
  }
}
