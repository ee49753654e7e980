/** The two sides that are evaluated: gold, and what the model or a file has. */
import type { AnnotatedDocument } from '../../src/core/extraction';
import { filterByScore } from '../../src/core/filter';
import { err, ok, type Result } from '../../src/core/result';
import { pairDocuments, type EvaluatedPair, type Pairing } from '../../src/evaluation/pairs';
import type { FormatFailure, Loss } from '../../src/formats/format';
import { modelFolder } from '../model-option';
import { readAnnotated, type ReadRequest } from './annotated-files';
import { runModel, type EvaluationRun } from './evaluation';
import type { EvaluateOptions } from './options';
import type { Question } from './question';

/** Nothing in it is left out for its score. */
export interface Run extends Pairing {
  readonly name: string;
  /** Of the model. */
  readonly charsPerSecond?: number;
  readonly failures: readonly FormatFailure[];
  readonly losses: readonly Loss[];
}

/** The model is read from disk, and put away afterwards. */
export async function modelRun(
  { documents, schema }: Question,
  folder: string | undefined,
): Promise<Result<Run, string>> {
  const encoder = await modelFolder(folder);
  if (!encoder.ok) return encoder;
  try {
    const run = await runModel(encoder.value, documents, schema);
    return ok(asRun(run, documents, folder ?? 'chinchilla-mini'));
  } finally {
    await encoder.value.dispose();
  }
}

function asRun(
  { pairs: found, characters, seconds }: EvaluationRun,
  documents: readonly AnnotatedDocument[],
  name: string,
): Run {
  const pairs = documents.flatMap(({ id, text }, index): EvaluatedPair[] => {
    const pair = found[index];
    return pair === undefined ? [] : [{ id, text, ...pair }];
  });
  const charsPerSecond = seconds > 0 ? characters / seconds : 0;
  return {
    name,
    pairs,
    goldAlone: [],
    predictedAlone: [],
    charsPerSecond,
    failures: [],
    losses: [],
  };
}

export function predictionsRequest(
  file: string,
  format: string,
  names: ReadonlyMap<string, string>,
  accepted: boolean,
): ReadRequest {
  return { files: [file], format, names, scored: true, accepted, option: '--predictions-format' };
}

/** Where `--limit` leaves gold out, predictions are expected to be alone. */
export async function fileRun(
  file: string,
  { documents, names }: Pick<Question, 'documents' | 'names'>,
  { predictionsFormat, limit, agreement, accepted }: EvaluateOptions,
): Promise<Result<Run, string>> {
  const isPerson = agreement && accepted;
  const read = await readAnnotated(predictionsRequest(file, predictionsFormat, names, isPerson));
  if (!read.ok) return read;
  const { failures, losses } = read.value;
  const { pairs, goldAlone, predictedAlone } = pairDocuments(documents, read.value.documents);
  if (pairs.length === 0) return err(`${file}: no document has the text of a gold document`);
  const alone = Number.isFinite(limit) ? [] : predictedAlone;
  return ok({ name: file, pairs, goldAlone, predictedAlone: alone, failures, losses });
}

/** What scores below the threshold was not found. */
export function atThreshold(
  pairs: readonly EvaluatedPair[],
  threshold: number,
): readonly EvaluatedPair[] {
  return pairs.map((pair) => ({ ...pair, predicted: filterByScore(pair.predicted, threshold) }));
}
