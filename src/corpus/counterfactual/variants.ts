/** Variants of an annotated text in which a relation is said otherwise, does not hold, or is another one. */
import type { AnnotatedDocument, Relation } from '../../core/extraction';
import { words } from '../../presets/rows';
import { cuePlace } from './cue-places';
import type { CuePlace } from './cue-places';
import type { CueGroup } from './cues';
import type { TextRandom } from '../../core/random';
import { replaceText } from './replace-text';
import { REPLACEMENTS } from './replacements';
import type { Replacement } from './replacements';

/** Every fourth word is kept for validation, so that it measures more than words that were learned. */
export type Words = 'train' | 'valid';

function wordsFor(all: readonly string[], use: Words): readonly string[] {
  if (use === 'valid' || all.length < 4) return all;
  return all.filter((_, index) => index % 4 !== 3);
}

/** Predicates that are rare in the corpora and often reported where they do not hold: more variants of each text. */
const SCARCE = new Set(words('董事长 创始人 校长 注册资本 总部地点 代言人 制片人 占地面积'));

/** Variants without the relation, and one in which it is said otherwise or is another. */
export function variantsOf(
  document: AnnotatedDocument,
  mined: ReadonlyMap<CueGroup, readonly string[]>,
  use: Words,
  random: TextRandom,
): readonly AnnotatedDocument[] {
  const possible = REPLACEMENTS.flatMap((row) => {
    const place = cuePlace(document, row, mined);
    return place === undefined ? [] : [{ row, place }];
  });
  const scarce = possible.filter(({ row }) => row.predicates.some((name) => SCARCE.has(name)));
  const chosen = random.pick(scarce.length > 0 ? scarce : possible);
  if (chosen === undefined) return [];
  const { row, place } = chosen;
  const wanted = use === 'train' && scarce.length > 0 ? 4 : 1;
  const others = random.some(wordsFor(row.other, use), wanted);
  const without = others.map((other) => write(document, place, other, []));
  const kept = keptOrChanged(document, row, place, use, random);
  return [...without, kept].filter((variant) => variant !== undefined);
}

function keptOrChanged(
  document: AnnotatedDocument,
  { predicates, same, change }: Replacement,
  place: CuePlace,
  use: Words,
  random: TextRandom,
): AnnotatedDocument | undefined {
  if (change === undefined || random.next() < 0.5) {
    return write(document, place, random.pick(wordsFor(same, use)), place.told);
  }
  // Of two spouses, the one whose wife or husband the text names keeps the other as a parent.
  const turned = place.told
    .filter(({ type }) => type === predicates[0])
    .map((relation): Relation => ({ ...relation, type: change.to }));
  return write(document, place, random.pick(change.words), turned);
}

/** Undefined where there is no word, or the word is what stands there. */
function write(
  document: AnnotatedDocument,
  place: CuePlace,
  replacement: string | undefined,
  instead: readonly Relation[],
): AnnotatedDocument | undefined {
  if (replacement === undefined || replacement === document.text.slice(place.start, place.end))
    return undefined;
  const others = document.extraction.relations.filter((relation) => !place.told.includes(relation));
  return replaceText(document, { ...place, words: replacement }, [...others, ...instead]);
}
