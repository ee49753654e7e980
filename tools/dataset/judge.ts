/** The documents of inputs with the states of an encoder, and what models of the other folds doubt in them. */
import { QualityRun, type DatasetQuality } from '../../src/corpus/quality/dataset-quality';
import type { Placed } from '../../src/corpus/dataset/document';
import type { Encoder } from '../../worker/encoder/encoder';
import { statesOf } from './encoder-states';
import type { DatasetInputs } from './inputs';
import { LineFile } from './line-files';

/** Documents between two messages. */
const TOLD_EVERY = 1000;

/** Reads the inputs once. */
export async function readForJudging(encoder: Encoder, inputs: DatasetInputs): Promise<QualityRun> {
  const run = new QualityRun();
  let count = 0;
  for await (const placed of inputs.documents()) {
    run.add(placed, run.wants(placed) ? await statesOf(encoder, placed.document.text) : undefined);
    count += 1;
    if (count % TOLD_EVERY === 0) console.error(`documents read by the encoder: ${count}`);
  }
  return run;
}

/** How the folds were made and what was not judged. */
export function describeJudging(quality: DatasetQuality): string {
  const { documents, mentions, folds, groups, largestGroup, notJudged, doubts } = quality;
  const { crossingTexts, crossingMentions } = quality;
  const { overlapping, falseOffsets, beyondLimit } = notJudged;
  return `judged by models of ${folds} folds: ${mentions} mentions in ${documents} documents
  groups of documents that share mention texts: ${groups}, the largest of ${largestGroup}
  texts too frequent to keep in one fold: ${crossingTexts}, of ${crossingMentions} mentions
  not judged: ${overlapping} overlap a longer mention, ${falseOffsets} have false offsets, ${beyondLimit} beyond the limit of memory
  doubts: ${doubts.length}`;
}

/** One line a doubt, worst first, each kind by turns; nothing where no file is named. */
export function writeDoubts(
  file: string | undefined,
  { doubts }: DatasetQuality,
  where: (index: number) => Pick<Placed, 'file' | 'line'> & { readonly document: string },
): void {
  if (file === undefined) return;
  const lines = new LineFile(file);
  for (const { index, ...doubt } of doubts)
    lines.write(JSON.stringify({ ...where(index), ...doubt }));
  lines.close();
}
