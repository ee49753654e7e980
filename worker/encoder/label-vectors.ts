/** What the two heads need of a schema's labels; each label is computed once and kept. */
import { output, type Floats, type Graph } from './graph';
import type { Label, LabelPlan } from './label-plan';
import { labelText } from './label-text';
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

/** Outputs of the labels' graph for one label, by name. */
type Outputs = Readonly<Record<string, Floats>>;

/** The graph wants at least two positions. */
const MIN_POSITIONS = 2;

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

/** Puts tensors that are alike but for the size of `axis`, which is 1 in each, side by side along it. */
export function sideBySide(parts: readonly Floats[], axis: 'first' | 'last'): Floats {
  const length = parts[0]?.data.length ?? 0;
  const dims = parts[0]?.dims ?? [];
  const data = new Float32Array(length * parts.length);
  for (const [index, part] of parts.entries()) {
    if (axis === 'first') data.set(part.data, index * length);
    else for (const [at, value] of part.data.entries()) data[at * parts.length + index] = value;
  }
  const rest = axis === 'first' ? dims.slice(1) : dims.slice(0, -1);
  return { data, dims: axis === 'first' ? [parts.length, ...rest] : [...rest, parts.length] };
}

function headOf(labels: readonly Outputs[], head: 'root' | 'child'): HeadLabels {
  const join = (name: string): Floats =>
    sideBySide(
      labels.map((label) => output(label, `${head}_${name}`)),
      'last',
    );
  return { targets: join('targets'), bias: join('bias') };
}

/** What the vectors are made with: the model's own parts. */
interface LabelParts {
  readonly graph: Graph;
  readonly tokenizer: Tokenizer;
  /** Added to the logit of every root span, by the kind of its label. */
  readonly offsets: readonly number[];
  readonly descriptions: boolean;
}

/**
 * A label's vectors depend on its text and kind alone, not on its neighbours in a schema: each is a run of
 * its own. So typing a name computes one label, however many there are.
 */
export class LabelVectors {
  readonly #parts: LabelParts;
  readonly #kept = new Map<string, Promise<Outputs>>();
  /** A session runs one thing at a time. */
  #last: Promise<unknown> = Promise.resolve();
  static readonly #MOST = 2000;

  constructor(parts: LabelParts) {
    this.#parts = parts;
  }

  async of(plan: LabelPlan): Promise<SchemaVectors> {
    const roots = await Promise.all(plan.roots.map((label) => this.#outputs(label)));
    const children = await Promise.all(plan.children.map((label) => this.#outputs(label)));
    const { targets, bias } = headOf(roots, 'root');
    return {
      roots: { targets, bias: withOffsets(bias, plan.roots, this.#parts.offsets) },
      children: children.length === 0 ? undefined : headOf(children, 'child'),
      rootVectors: sideBySide(
        roots.map((label) => output(label, 'vectors')),
        'first',
      ),
    };
  }

  #outputs(label: Label): Promise<Outputs> {
    const text = labelText(label, this.#parts.descriptions);
    const key = `${label.kind}:${text}`;
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const run = this.#last.then(() => this.#run(text, label.kind));
    this.#last = run.catch(() => undefined);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size >= LabelVectors.#MOST && !oldest.done) this.#kept.delete(oldest.value);
    this.#kept.set(key, run);
    run.catch(() => this.#kept.delete(key));
    return run;
  }

  #run(text: string, kind: number): Promise<Outputs> {
    const { graph, tokenizer } = this.#parts;
    const chars = new Int32Array(Math.max(MIN_POSITIONS, text.length));
    chars.set(tokenizer.encode(text));
    return graph.run({
      chars: { data: chars, dims: [1, chars.length] },
      kinds: { data: Int32Array.of(kind), dims: [1] },
    });
  }
}
