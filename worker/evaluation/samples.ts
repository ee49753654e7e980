/** Finds of stored documents: counted, and drawn by chance for a person to judge. */
import { titleOf } from '../../src/core/document';
import type { AnnotatedDocument } from '../../src/core/extraction';
import { filterByScore } from '../../src/core/filter';
import { sentenceParts } from '../../src/core/sentence-parts';
import type {
  FindCounts,
  JudgedDocuments,
  SampleAsked,
  SampledRow,
} from '../../src/evaluation/contract';
import { spansOf } from '../../src/evaluation/items';
import { entityTypes } from '../../src/evaluation/pairs';
import { countFinds, ITEM_KINDS, sampleFinds } from '../../src/evaluation/sample';
import { eachOwn, type LoadDocuments } from './own-documents';

interface Found {
  readonly documents: readonly AnnotatedDocument[];
  readonly titles: ReadonlyMap<string, string>;
  readonly failed: boolean;
}

/** What models found, in the order of ids: the same seed draws the same finds. */
async function foundIn(
  load: LoadDocuments,
  { documents: ids, threshold }: JudgedDocuments,
): Promise<Found> {
  const documents: AnnotatedDocument[] = [];
  const titles = new Map<string, string>();
  const whole = await eachOwn(load, ids.toSorted(), (document) => {
    const { id, text, predictions } = document;
    if (predictions === undefined) return;
    documents.push({ id, text, extraction: filterByScore(predictions.extraction, threshold) });
    titles.set(id, titleOf(document));
  });
  return { documents, titles, failed: !whole };
}

const typesOf = (documents: readonly AnnotatedDocument[]): ReadonlySet<string> =>
  entityTypes(documents.map(({ extraction }) => extraction));

export async function countOwnFinds(
  load: LoadDocuments,
  asked: JudgedDocuments,
): Promise<FindCounts> {
  const { documents, failed } = await foundIn(load, asked);
  const types = countFinds(documents, typesOf(documents));
  return { types, documents: documents.length, failed };
}

export async function sampleOwn(
  load: LoadDocuments,
  { count, seed, only, ...asked }: SampleAsked,
): Promise<readonly SampledRow[]> {
  const { documents, titles } = await foundIn(load, asked);
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  const types = typesOf(documents);
  return sampleFinds(documents, ITEM_KINDS, count, { seed, types, only }).map((find) => ({
    ...find,
    title: titles.get(find.document) ?? '',
    parts: sentenceParts(texts.get(find.document) ?? '', spansOf(find.item)),
  }));
}
