/** How many planted faults stand among the worst tenth: the measure of judging by other folds. */
import { TextRandom } from '../../core/random';
import { crossFold, CROSS_FOLD_OPTIONS, type JudgedText } from './cross-fold';
import { PLANTED_KINDS, plantFaults, type Planted, type PlantedKind } from './plant';
import { sentenceAround, sentenceCount } from './sentences';
import { worstFirst, type PlacedSuspect, type Suspect } from './suspects';

export interface TrialOptions {
  /** Of the mentions that get a fault. */
  readonly share: number;
  /** Of the mentions, or sentences, that are looked at. */
  readonly worst: number;
  readonly seed: string;
}

export interface KindScore {
  readonly kind: PlantedKind;
  readonly planted: number;
  /** Among the worst mentions. */
  readonly found: number;
  /** In the worst sentences. */
  readonly inSentences: number;
}

export interface TrialResult {
  readonly seed: string;
  readonly mentions: number;
  readonly sentences: number;
  /** Suspects and sentences that were looked at. */
  readonly looked: { readonly suspects: number; readonly sentences: number };
  readonly kinds: readonly KindScore[];
}

export function trial(
  clean: readonly JudgedText[],
  labels: number,
  { share, worst, seed }: TrialOptions,
): TrialResult {
  const { spans, planted } = plantFaults(clean, share, new TextRandom(`${seed} faults`));
  const texts = clean.map((text, index) => ({ ...text, spans: spans[index] ?? [] }));
  const { suspects } = crossFold(texts, labels, { ...CROSS_FOLD_OPTIONS, seed });
  const mentions = spans.reduce((sum, list) => sum + list.length, 0);
  const sentences = texts.reduce((sum, { text }) => sum + sentenceCount(text), 0);
  const order = worstFirst(suspects, Number.POSITIVE_INFINITY);
  const looked = order.slice(0, Math.round(worst * mentions));
  const worstSentences = firstSentences(texts, order, Math.round(worst * sentences));
  return {
    ...{ seed, mentions, sentences },
    looked: { suspects: looked.length, sentences: worstSentences.size },
    kinds: PLANTED_KINDS.map((kind) => {
      const faults = planted.filter((fault) => fault.kind === kind);
      const found = faults.filter((fault) => looked.some((one) => isAbout(one, fault)));
      const inSentences = faults.filter(({ text, was, now }) =>
        worstSentences.has(sentenceKey(texts, text, now ?? was)),
      );
      return { kind, planted: faults.length, found: found.length, inSentences: inSentences.length };
    }),
  };
}

/** A suspect is about the very mention that was changed, or where one was taken away. */
function isAbout({ text, suspect }: PlacedSuspect, { text: at, was, now }: Planted): boolean {
  if (text !== at) return false;
  const { kind, span } = suspect;
  if (now === undefined) return kind === 'missing' && span.start < was.end && was.start < span.end;
  return kind !== 'missing' && span.start === now.start && span.end === now.end;
}

function firstSentences(
  texts: readonly JudgedText[],
  order: readonly PlacedSuspect[],
  most: number,
): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { text, suspect } of order) {
    if (keys.size >= most) break;
    keys.add(sentenceKey(texts, text, suspect.span));
  }
  return keys;
}

function sentenceKey(
  texts: readonly JudgedText[],
  index: number,
  { start, end }: Suspect['span'],
): string {
  return `${index} ${sentenceAround(texts[index]?.text ?? '', start, end).start}`;
}
