/** Each fold of a dataset judged by a model that was fitted on the other folds. */
import { TextRandom } from '../../core/random';
import { Chain } from './chain';
import { addKnown, featureRows, gramFeatures } from './features';
import { dealFolds, type Folds } from './folds';
import { Gazetteer } from './gazetteer';
import { dropFeatures, LightModel, type Input } from './light-model';
import { spreadOf, unpackStates, type Spread, type PackedStates } from './packed-states';
import { suspectsOf, type Suspect } from './suspects';
import { tagCount, tagsOf, type LabelledSpan } from './tags';

export interface JudgedText {
  readonly text: string;
  /** Apart from each other. */
  readonly spans: readonly LabelledSpan[];
  readonly states: PackedStates;
}

export interface CrossFoldOptions {
  readonly folds: number;
  readonly seed: string;
  readonly epochs: number;
}

export const CROSS_FOLD_OPTIONS: CrossFoldOptions = { folds: 5, seed: '1', epochs: 4 };

export interface CrossFoldResult {
  readonly folds: Folds;
  /** Of each text; one for each span, and one for each place that the model would mark. */
  readonly suspects: readonly (readonly Suspect[])[];
}

/** `labels`: how many there are. `onFold` is told how many folds are done. */
export function crossFold(
  texts: readonly JudgedText[],
  labels: number,
  options: CrossFoldOptions = CROSS_FOLD_OPTIONS,
  onFold: (done: number) => void = () => undefined,
): CrossFoldResult {
  const quotes = texts.map(({ text, spans }) =>
    spans.map(({ start, end }) => text.slice(start, end)),
  );
  const folds = dealFolds(quotes, options);
  const judge = new Judge(texts, labels, folds);
  const suspects: (readonly Suspect[])[] = texts.map(() => []);
  for (let fold = 0; fold < folds.count; fold += 1) {
    const model = judge.fit(fold, options);
    for (const [index, of] of folds.of.entries()) {
      if (of === fold) suspects[index] = judge.suspects(model, index);
    }
    onFold(fold + 1);
  }
  return { folds, suspects };
}

class Judge {
  readonly #texts: readonly JudgedText[];
  readonly #labels: number;
  readonly #tags: number;
  readonly #folds: Folds;
  readonly #gazetteer: Gazetteer;
  readonly #chain: Chain;
  readonly #spread: Spread;
  readonly #states: Float32Array;
  readonly #scores: Float32Array;

  constructor(texts: readonly JudgedText[], labels: number, folds: Folds) {
    this.#texts = texts;
    this.#labels = labels;
    this.#tags = tagCount(labels);
    this.#folds = folds;
    this.#gazetteer = new Gazetteer(texts, folds.of, labels, folds.count);
    this.#chain = new Chain(labels);
    this.#spread = spreadOf(texts.map(({ states }) => states));
    const longest = texts.reduce((most, { text }) => Math.max(most, text.length), 0);
    this.#states = new Float32Array(longest * (texts[0]?.states.width ?? 0));
    this.#scores = new Float32Array(longest * this.#tags);
  }

  /** On all folds but one. */
  fit(fold: number, { seed, epochs }: CrossFoldOptions): LightModel {
    const width = this.#texts[0]?.states.width ?? 0;
    const model = new LightModel({ width, tags: this.#tags, rows: featureRows(this.#labels) });
    const random = new TextRandom(`${seed} fold ${fold}`);
    const others = [...this.#folds.of.keys()].filter((index) => this.#folds.of[index] !== fold);
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      for (const [done, index] of shuffled(others, random).entries()) {
        const pace = 1 - (epoch + done / others.length) / epochs;
        this.#learn(model, index, fold, { random, pace });
      }
    }
    return model;
  }

  suspects(model: LightModel, index: number): readonly Suspect[] {
    const input = this.#input(index, this.#folds.of[index] ?? 0);
    if (input.length === 0) return [];
    model.score(input, this.#scores);
    this.#chain.read(this.#scores, input.length);
    return suspectsOf(this.#chain, input.length, this.#labels, this.#texts[index]?.spans ?? []);
  }

  #learn(model: LightModel, index: number, fold: number, { random, pace }: Lesson): void {
    const input = this.#input(index, fold);
    if (input.length === 0) return;
    dropFeatures(input, random);
    model.score(input, this.#scores, 'left');
    this.#chain.read(this.#scores, input.length);
    model.learn(input, this.#error(index, input.length), pace);
  }

  /** What each tag has of probability and should not have; in the place of the scores. */
  #error(index: number, length: number): Float32Array {
    const tags = tagsOf(length, this.#texts[index]?.spans ?? []);
    const error = this.#scores;
    for (let position = 0; position < length; position += 1) {
      const at = position * this.#tags;
      for (let tag = 0; tag < this.#tags; tag += 1) {
        error[at + tag] = this.#chain.probability(position, tag);
      }
      const right = at + (tags[position] ?? 0);
      error[right] = (error[right] ?? 0) - 1;
    }
    return error;
  }

  /** What it knows of other texts is of neither the text's fold nor the one that is judged. */
  #input(index: number, fold: number): Input {
    const { text, states } = this.#texts[index] ?? NO_TEXT;
    unpackStates(states, this.#spread, this.#states);
    const rows = gramFeatures(text);
    addKnown(rows, this.#gazetteer, index, [fold, this.#folds.of[index] ?? 0]);
    return { length: text.length, states: this.#states, rows };
  }
}

interface Lesson {
  readonly random: TextRandom;
  readonly pace: number;
}

const NO_TEXT: JudgedText = {
  text: '',
  spans: [],
  states: { width: 0, values: new Int8Array(0), scales: new Float32Array(0) },
};

function shuffled(items: readonly number[], random: TextRandom): readonly number[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random.next() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] ?? 0, mixed[at] ?? 0];
  }
  return mixed;
}
