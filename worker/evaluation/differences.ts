/** Stored documents against another person's: where they differ. */
import { shownOf } from '../../src/core/document';
import type { AnnotatedDocument } from '../../src/core/extraction';
import { filterByScore } from '../../src/core/filter';
import type { DifferencesAsked, DifferencesView } from '../../src/evaluation/contract';
import { differencesOf } from '../../src/evaluation/differences';
import { entityTypes, pairDocuments } from '../../src/evaluation/pairs';
import { eachOwn, type LoadDocuments } from './own-documents';

/** On both sides what is shown at the threshold: decided or not. */
export async function ownDifferences(
  load: LoadDocuments,
  { documents: ids, threshold, theirs, settled }: DifferencesAsked,
): Promise<DifferencesView> {
  const texts = new Set(theirs.map(({ text }) => text));
  const own: AnnotatedDocument[] = [];
  const whole = await eachOwn(load, ids, (document) => {
    const { id, text } = document;
    if (!texts.has(text)) return;
    own.push({ id, text, extraction: filterByScore(shownOf(document).extraction, threshold) });
  });
  const numbered = theirs.map(({ text, extraction, id }) => ({
    ...{ id, text, extraction: filterByScore(extraction, threshold) },
  }));
  const { pairs, predictedAlone } = pairDocuments(own, numbered);
  const indexes = new Map(numbered.map(({ extraction }, index) => [extraction, index]));
  const types = entityTypes(pairs.flatMap(({ gold, predicted }) => [gold, predicted]));
  return {
    differences: pairs.flatMap(({ id, text, gold, predicted }) =>
      differencesOf({ id, text, mine: gold, theirs: predicted }, { types, settled }),
    ),
    partners: pairs.map(({ id, predicted }) => [id, indexes.get(predicted) ?? 0] as const),
    theirsAlone: predictedAlone,
    ...{ types, failed: !whole },
  };
}
