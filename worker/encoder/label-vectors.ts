/** What the two heads need of a schema's labels; computed once a schema and kept. */
import { output, type Floats, type Graph, type Ints } from './graph';
import type { Label, LabelPlan } from './label-plan';
import type { Tokenizer } from './tokenizer';

/** `targets` [3, W, L] and `bias` [3, 1, L] of one head. */
export interface HeadLabels {
  readonly targets: Floats;
  readonly bias: Floats;
}

export interface SchemaVectors {
  readonly roots: HeadLabels;
  readonly children: HeadLabels | undefined;
  /** [L, H] of the roots, row by row: a child pass is told what its parent is. */
  readonly rootVectors: Floats;
}

/** Longer names are cut for the model only; the result carries the whole name. */
const MAX_NAME = 40;

function charsOf(labels: readonly Label[], tokenizer: Tokenizer): Ints {
  const names = labels.map(({ name }) =>
    tokenizer.encode(name, 0, Math.min(name.length, MAX_NAME)),
  );
  const width = Math.max(1, ...names.map((name) => name.length));
  const data = new Int32Array(labels.length * width);
  for (const [row, name] of names.entries()) data.set(name, row * width);
  return { data, dims: [labels.length, width] };
}

function kindsOf(labels: readonly Label[]): Ints {
  return { data: Int32Array.from(labels, ({ kind }) => kind), dims: [labels.length] };
}

async function runLabels(
  graph: Graph,
  labels: readonly Label[],
  tokenizer: Tokenizer,
): Promise<Readonly<Record<string, Floats>>> {
  return graph.run({ chars: charsOf(labels, tokenizer), kinds: kindsOf(labels) });
}

/**
 * `bias` [3, 1, L] with the offset of each label's kind in its last row: a span's score holds the mean of
 * that row over the span, so the score moves by just the offset and the edges stay as they are.
 */
export function withOffsets(
  { data, dims }: Floats,
  labels: readonly Label[],
  offsets: readonly number[],
): Floats {
  const moved = data.slice();
  const inside = 2 * labels.length;
  for (const [index, { kind }] of labels.entries()) {
    moved[inside + index] = (moved[inside + index] ?? 0) + (offsets[kind] ?? 0);
  }
  return { data: moved, dims };
}

/** What the vectors are made with: the model's own parts. */
interface LabelParts {
  readonly graph: Graph;
  readonly tokenizer: Tokenizer;
  /** Added to the logit of every root span, by the kind of its label. */
  readonly offsets: readonly number[];
}

async function computeVectors(
  { graph, tokenizer, offsets }: LabelParts,
  plan: LabelPlan,
): Promise<SchemaVectors> {
  const roots = await runLabels(graph, plan.roots, tokenizer);
  const children =
    plan.children.length === 0 ? undefined : await runLabels(graph, plan.children, tokenizer);
  return {
    roots: {
      targets: output(roots, 'root_targets'),
      bias: withOffsets(output(roots, 'root_bias'), plan.roots, offsets),
    },
    children: children && {
      targets: output(children, 'child_targets'),
      bias: output(children, 'child_bias'),
    },
    rootVectors: output(roots, 'vectors'),
  };
}

/** Keeps the vectors of the last few schemas; typing asks for the same schema again and again. */
export class LabelVectors {
  readonly #parts: LabelParts;
  readonly #kept = new Map<string, Promise<SchemaVectors>>();
  static readonly #MOST = 8;

  constructor(parts: LabelParts) {
    this.#parts = parts;
  }

  of(plan: LabelPlan): Promise<SchemaVectors> {
    const key = JSON.stringify([plan.roots.map(({ kind, name }) => [kind, name]), plan.children]);
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const vectors = computeVectors(this.#parts, plan);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size >= LabelVectors.#MOST && !oldest.done) this.#kept.delete(oldest.value);
    this.#kept.set(key, vectors);
    vectors.catch(() => this.#kept.delete(key));
    return vectors;
  }
}
