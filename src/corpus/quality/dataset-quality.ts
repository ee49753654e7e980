/** The annotations of a dataset, judged by models of its other folds: what contradicts them, worst first. */
import { entitiesOf } from '../check/string-table';
import { isTrue, type DatasetMention, type Placed } from '../dataset/document';
import { crossFold, type CrossFoldOptions, type JudgedText } from './cross-fold';
import type { PackedStates } from './packed-states';
import { sentenceAround, type Sentence } from './sentences';
import { worstFirst, type Suspect, type SuspectKind } from './suspects';
import { apart, type LabelledSpan } from './tags';

/** Code units that are held at most: their states take about 260 bytes each. */
const MOST_UNITS = 2_000_000;
/** Suspects that are told, as a share of the mentions. */
const WORST_SHARE = 0.1;
/** Below it the model rather agrees. */
const LEAST_SCORE = 0.5;

interface Place {
  /** Place of the document in the order of reading. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: string;
}

/** Its place is as it is annotated; of a missing mention what the model would have. */
export interface Doubt extends Place {
  readonly kind: SuspectKind;
  readonly score: number;
  /** What the model would have instead; absent where it would have nothing. */
  readonly instead?: Omit<Place, 'index'>;
  readonly sentence: Sentence;
}

export interface DatasetQuality {
  readonly documents: number;
  readonly mentions: number;
  readonly folds: number;
  /** Groups of documents that share mention texts, and the documents of the largest. */
  readonly groups: number;
  readonly largestGroup: number;
  /** Mention texts that stand in several folds, because they are too frequent, and their mentions. */
  readonly crossingTexts: number;
  readonly crossingMentions: number;
  /** Mentions that were not judged, by reason. */
  readonly notJudged: {
    /** Inside or across a longer one. */
    readonly overlapping: number;
    readonly falseOffsets: number;
    /** In documents beyond the limit of memory. */
    readonly beyondLimit: number;
  };
  /** Worst first, each kind by turns. */
  readonly doubts: readonly Doubt[];
}

interface Kept {
  readonly index: number;
  readonly judged: JudgedText;
}

export class QualityRun {
  readonly #kept: Kept[] = [];
  readonly #labels: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #lost = { overlapping: 0, falseOffsets: 0, beyondLimit: 0 };
  #units = 0;
  #documents = 0;

  /** Whether its states are wanted: not of an empty text, and not beyond the limit. */
  wants({ document: { text } }: Placed): boolean {
    return text !== '' && this.#units + text.length <= MOST_UNITS;
  }

  /** In the order of reading; `states` of those that are wanted. */
  add(placed: Placed, states: PackedStates | undefined): void {
    const index = this.#documents;
    this.#documents += 1;
    const { text } = placed.document;
    const mentions = entitiesOf(placed);
    const fitting = mentions.filter((mention) => isTrue(text, mention));
    if (states === undefined) {
      this.#lost.falseOffsets += mentions.length - fitting.length;
      this.#lost.beyondLimit += fitting.length;
      return;
    }
    const judged = { text, spans: this.#spans(fitting), states };
    this.#lost.falseOffsets += mentions.length - fitting.length;
    this.#lost.overlapping += fitting.length - judged.spans.length;
    this.#units += text.length;
    this.#kept.push({ index, judged });
  }

  /** What was added, with its labels as numbers. */
  get texts(): readonly JudgedText[] {
    return this.#kept.map(({ judged }) => judged);
  }

  get labels(): readonly string[] {
    return this.#labels;
  }

  judge(options?: CrossFoldOptions, onFold?: (done: number) => void): DatasetQuality {
    const texts = this.texts;
    const { folds, suspects } = crossFold(texts, this.#labels.length, options, onFold);
    const mentions = texts.flatMap(({ text, spans }) =>
      spans.map(({ start, end }) => text.slice(start, end)),
    );
    const worst = worstFirst(suspects, Math.ceil(WORST_SHARE * mentions.length));
    return {
      documents: texts.length,
      mentions: mentions.length,
      folds: folds.count,
      groups: folds.groups,
      largestGroup: folds.largest,
      crossingTexts: folds.crossing.size,
      crossingMentions: mentions.filter((text) => folds.crossing.has(text)).length,
      notJudged: this.#lost,
      doubts: worst
        .filter(({ suspect }) => suspect.score >= LEAST_SCORE)
        .map(({ text, suspect }) => this.#doubt(text, suspect)),
    };
  }

  #spans(mentions: readonly DatasetMention[]): readonly LabelledSpan[] {
    return apart(mentions).map(({ start, end, type }) => ({
      start,
      end,
      label: this.#number(type),
    }));
  }

  #number(label: string): number {
    const known = this.#numbers.get(label);
    if (known !== undefined) return known;
    this.#numbers.set(label, this.#labels.length);
    return this.#labels.push(label) - 1;
  }

  #doubt(at: number, { kind, score, span, instead }: Suspect): Doubt {
    const { index = 0, judged } = this.#kept[at] ?? {};
    const text = judged?.text ?? '';
    const { start, end, label } = span;
    const nameOf = (number: number): string => this.#labels[number] ?? '';
    const doubt = {
      ...{ kind, score: Math.round(score * 10_000) / 10_000, index, start, end },
      text: text.slice(start, end),
      type: nameOf(label),
      sentence: sentenceAround(text, start, end),
    };
    if (instead === undefined) return doubt;
    const { start: from, end: to, label: other } = instead;
    return {
      ...doubt,
      instead: { start: from, end: to, text: text.slice(from, to), type: nameOf(other) },
    };
  }
}
