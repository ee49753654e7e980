/** Doubted documents as lines that the page imports and reviews. */
import { randomUUID } from 'node:crypto';
import type { Document } from '../../src/core/document';
import type { Placed } from '../../src/corpus/dataset/document';
import type { DatasetQuality, Doubt } from '../../src/corpus/quality/dataset-quality';
import { reviewDocument } from '../../src/corpus/quality/review-document';
import { CHINCHILLA } from '../../src/formats/chinchilla';
import { LossCounter } from '../../src/formats/count-losses';
import type { DatasetInputs } from './inputs';
import { LineFile } from './line-files';

/** Doubts of each document, in the order of the first of each. */
function byDocument(doubts: readonly Doubt[]): ReadonlyMap<number, readonly Doubt[]> {
  const found = new Map<number, Doubt[]>();
  for (const doubt of doubts) {
    const known = found.get(doubt.index);
    if (known === undefined) found.set(doubt.index, [doubt]);
    else known.push(doubt);
  }
  return found;
}

/** Reads the inputs once more; nothing where no file is named. Documents without a doubt are not written. */
export async function writeReview(
  file: string | undefined,
  { doubts }: DatasetQuality,
  inputs: DatasetInputs,
): Promise<void> {
  if (file === undefined) return;
  const wanted = byDocument(doubts);
  const places = new Map<number, Placed>();
  let index = 0;
  for await (const placed of inputs.documents()) {
    if (wanted.has(index)) places.set(index, placed);
    index += 1;
  }
  const losses = new LossCounter();
  const options = { now: Date.now(), newId: () => randomUUID() };
  const documents = [...wanted].flatMap(([at, own]): Document[] => {
    const placed = places.get(at);
    return placed === undefined ? [] : [reviewDocument(placed, own, { losses, options })];
  });
  const lines = new LineFile(file);
  const writing = CHINCHILLA.write?.(toStream(documents), {});
  if (writing !== undefined) {
    for await (const { content } of writing) lines.write(String(content).trimEnd());
  }
  lines.close();
  console.log(`documents to review: ${documents.length}`);
  for (const { code, count, detail } of losses.losses()) {
    console.error(`${file}: ${code}: ${count} (${detail})`);
  }
}

async function* toStream(documents: readonly Document[]): AsyncGenerator<Document> {
  for (const document of documents) yield await Promise.resolve(document);
}
