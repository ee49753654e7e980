/** A linear model over the encoder's states and hashed features: a score a position and tag. */
import type { TextRandom } from '../../core/random';
import { addScaled, dot } from './dot';
import { FEATURES_A_PLACE } from './features';

/** A text as the model reads it. */
export interface Input {
  readonly length: number;
  /** Row by row, `width` numbers a position. */
  readonly states: Float32Array;
  /** `FEATURES_A_PLACE` rows a position; -1 where there is none. */
  readonly rows: Int32Array;
}

export interface ModelSize {
  /** A multiple of four. */
  readonly width: number;
  readonly tags: number;
  readonly rows: number;
}

/** Of the weights of states (Adam), of features and of tags alone (Adagrad). */
const STATE_RATE = 0.0005;
const FEATURE_RATE = 0.2;
const BIAS_RATE = 0.1;
/** Share of the features that a text loses while it is learned: the others have to do without. */
const DROPPED = 0.3;
const MEAN_DECAY = 0.9;
const SQUARE_DECAY = 0.99;
const WEIGHT_DECAY = 0.01;
const EPSILON = 1e-6;
/** Errors below it teach nothing. */
const LEAST_ERROR = 1e-3;

export class LightModel {
  readonly #size: ModelSize;
  readonly #dense: Float32Array;
  readonly #means: Float32Array;
  readonly #squares: Float32Array;
  readonly #gradient: Float32Array;
  /** Steps of each tag so far. */
  readonly #steps: Int32Array;
  readonly #bias: Float32Array;
  readonly #biasSquares: Float32Array;
  readonly #sparse: Float32Array;
  readonly #sparseSquares: Float32Array;

  constructor(size: ModelSize) {
    this.#size = size;
    const { width, tags, rows } = size;
    this.#dense = new Float32Array(width * tags);
    this.#means = new Float32Array(width * tags);
    this.#squares = new Float32Array(width * tags);
    this.#gradient = new Float32Array(width * tags);
    this.#steps = new Int32Array(tags);
    this.#bias = new Float32Array(tags);
    this.#biasSquares = new Float32Array(tags);
    this.#sparse = new Float32Array(rows * tags);
    this.#sparseSquares = new Float32Array(rows * tags);
  }

  /** Into `out`, row by row, a score a position and tag. All features count, or those that learning left. */
  score({ length, states, rows }: Input, out: Float32Array, use: 'all' | 'left' = 'all'): void {
    const { width, tags } = this.#size;
    const scale = use === 'all' ? 1 - DROPPED : 1;
    for (let position = 0; position < length; position += 1) {
      const at = position * tags;
      for (let tag = 0; tag < tags; tag += 1) {
        const seen = dot(this.#dense, tag * width, states, position * width, width);
        out[at + tag] = (this.#bias[tag] ?? 0) + seen;
      }
      for (let feature = 0; feature < FEATURES_A_PLACE; feature += 1) {
        const row = rows[position * FEATURES_A_PLACE + feature] ?? -1;
        if (row >= 0) addScaled(this.#sparse, row * tags, scale, out, at, tags);
      }
    }
  }

  /** One step. `error`: what the score of a position and tag should lose; `pace` in [0, 1] slows it. */
  learn({ length, states, rows }: Input, error: Float32Array, pace: number): void {
    const { width, tags } = this.#size;
    this.#gradient.fill(0);
    const touched = new Uint8Array(tags);
    for (let position = 0; position < length; position += 1) {
      for (let tag = 0; tag < tags; tag += 1) {
        const wrong = error[position * tags + tag] ?? 0;
        if (Math.abs(wrong) < LEAST_ERROR) continue;
        touched[tag] = 1;
        addScaled(states, position * width, wrong, this.#gradient, tag * width, width);
        this.#learnFeatures(rows, position, tag, wrong * pace);
        adagrad(this.#bias, this.#biasSquares, tag, wrong * pace, BIAS_RATE);
      }
    }
    for (let tag = 0; tag < tags; tag += 1) if (touched[tag] === 1) this.#step(tag, pace);
  }

  #step(tag: number, pace: number): void {
    const [dense, means, squares, gradient] = [
      ...[this.#dense, this.#means, this.#squares, this.#gradient],
    ] as const;
    const step = (this.#steps[tag] ?? 0) + 1;
    this.#steps[tag] = step;
    const rate = (STATE_RATE * pace) / (1 - MEAN_DECAY ** step);
    const fullSquare = 1 - SQUARE_DECAY ** step;
    const kept = 1 - STATE_RATE * pace * WEIGHT_DECAY;
    const from = tag * this.#size.width;
    for (let at = from; at < from + this.#size.width; at += 1) {
      const slope = gradient[at] ?? 0;
      const mean = MEAN_DECAY * (means[at] ?? 0) + (1 - MEAN_DECAY) * slope;
      const square = SQUARE_DECAY * (squares[at] ?? 0) + (1 - SQUARE_DECAY) * slope * slope;
      means[at] = mean;
      squares[at] = square;
      const move = (rate * mean) / (Math.sqrt(square / fullSquare) + EPSILON);
      dense[at] = (dense[at] ?? 0) * kept - move;
    }
  }

  #learnFeatures(rows: Int32Array, position: number, tag: number, wrong: number): void {
    const from = position * FEATURES_A_PLACE;
    for (let feature = from; feature < from + FEATURES_A_PLACE; feature += 1) {
      const row = rows[feature] ?? -1;
      if (row < 0) continue;
      adagrad(this.#sparse, this.#sparseSquares, row * this.#size.tags + tag, wrong, FEATURE_RATE);
    }
  }
}

/** Takes some features away, so that no text is learned by heart. */
export function dropFeatures({ rows }: Input, random: TextRandom): void {
  for (const at of rows.keys()) if (random.next() < DROPPED) rows[at] = -1;
}

function adagrad(
  weights: Float32Array,
  squares: Float32Array,
  at: number,
  slope: number,
  rate: number,
): void {
  const square = (squares[at] ?? 0) + slope * slope;
  squares[at] = square;
  weights[at] = (weights[at] ?? 0) - (rate * slope) / (Math.sqrt(square) + EPSILON);
}
