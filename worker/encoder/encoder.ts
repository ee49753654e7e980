/** The built-in model: windows of a text and a schema in, grounded finds out. */
import { chunkText } from '../../src/core/chunk';
import { EMPTY_EXTRACTION, type Extraction } from '../../src/core/extraction';
import { createMerger } from '../../src/core/merge';
import { err, ok, type Result } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import { findsInText, readingOf } from '../../src/engine/contract/reading';
import { windowsFor } from '../../src/engine/contract/windows';
import { assemble } from './assemble';
import { batchOf, type TextBatch } from './batch';
import { calibrate } from './calibration';
import { openGraph, output, type Floats, type Graph, type GraphOptions } from './graph';
import { graphFiles } from './graph-files';
import { KIND, planLabels, type LabelPlan } from './label-plan';
import { LabelVectors, type HeadLabels, type SchemaVectors } from './label-vectors';
import type { ModelManifest } from './manifest';
import { parentBatch, type Parent } from './parents';
import type { RootFind } from './relations';
import { readSettings, type EncoderSettings } from './settings';
import { decodeSpans, type HeadScores, type Span } from './spans';
import { createTokenizer, type Tokenizer } from './tokenizer';

/**
 * Windows that go through the encoder together. 8-bit products are scaled over all that is in a run, so
 * windows that share one move each other's scores; products in floating point do not, but for rounding.
 * Fewer leave a graphics card idle; more, and one that is little faster than the processor cancels late.
 */
export const WINDOWS_PER_RUN = { wasm: 1, webgpu: 8 } as const;
/** Parents of one window that go through the child stage together. */
const PARENTS_PER_BATCH = 12;
/** Code units around a parent in which its children are looked for. */
const CHILD_WIDTH = 128;

export interface Encoder {
  readonly manifest: ModelManifest;
  /** One extraction a window, in the order of their texts; offsets count from the window's start. */
  extractWindows(windows: readonly string[], schema: Schema): Promise<Extraction[]>;
  /** The state of each position of each window, before any label is looked for. */
  readStates(windows: readonly string[]): Promise<States[]>;
  /** A whole document at once, for tools. */
  extractDocument(text: string, schema: Schema): Promise<Extraction>;
  dispose(): Promise<void>;
}

/** Row by row, `width` numbers a position. */
export interface States {
  readonly width: number;
  readonly values: Float32Array;
}

interface Parts {
  readonly manifest: ModelManifest;
  readonly settings: EncoderSettings;
  readonly tokenizer: Tokenizer;
  readonly encoder: Graph;
  readonly child: Graph;
  readonly labels: Graph;
  readonly windowsPerRun: number;
}

/** The graph wants a label; states do not depend on it. */
const ANY_LABEL: LabelPlan = {
  roots: [{ kind: KIND.entity, name: '人物', links: [] }],
  children: [],
};

function headScores(outputs: Readonly<Record<string, Floats>>): HeadScores {
  return {
    pointers: output(outputs, 'pointers'),
    query: output(outputs, 'query'),
    key: output(outputs, 'key'),
  };
}

function shift(span: Span, by: number): Span {
  return { ...span, start: span.start + by, end: span.end + by };
}

class MiniEncoder implements Encoder {
  readonly manifest: ModelManifest;
  readonly #parts: Parts;
  readonly #vectors: LabelVectors;

  constructor(parts: Parts) {
    this.manifest = parts.manifest;
    this.#parts = parts;
    this.#vectors = new LabelVectors({
      graph: parts.labels,
      tokenizer: parts.tokenizer,
      offsets: parts.settings.rootOffsets,
      descriptions: parts.settings.descriptions,
    });
  }

  async extractWindows(windows: readonly string[], schema: Schema): Promise<Extraction[]> {
    const plan = planLabels(schema);
    if (plan.roots.length === 0) return windows.map(() => EMPTY_EXTRACTION);
    const vectors = await this.#vectors.of(plan);
    const { windowsPerRun } = this.#parts;
    const found: Extraction[] = [];
    for (let at = 0; at < windows.length; at += windowsPerRun) {
      found.push(...(await this.#readRun(windows.slice(at, at + windowsPerRun), plan, vectors)));
    }
    return found;
  }

  async readStates(windows: readonly string[]): Promise<States[]> {
    const { tokenizer, settings, encoder } = this.#parts;
    const { roots } = await this.#vectors.of(ANY_LABEL);
    const read: States[] = [];
    // One at a time: states of windows of other lengths would come with padding.
    for (const window of windows) {
      const { ids, bigrams, mask } = batchOf([window], tokenizer, settings.bigramBuckets);
      const outputs = await encoder.run({ ids, bigrams, mask, ...roots });
      const { data, dims } = output(outputs, 'states');
      const width = dims.at(-1) ?? 0;
      read.push({ width, values: data.slice(0, width * window.length) });
    }
    return read;
  }

  async extractDocument(text: string, schema: Schema): Promise<Extraction> {
    const merger = createMerger(text);
    const reading = readingOf(text);
    for (const window of chunkText(reading.text, windowsFor({ kind: 'encoder' }, schema))) {
      const part = reading.text.slice(window.start, window.end);
      for (const found of await this.extractWindows([part], schema)) {
        merger.add(findsInText(reading, window, found));
      }
    }
    return merger.snapshot();
  }

  async dispose(): Promise<void> {
    const { encoder, child, labels } = this.#parts;
    await Promise.all([encoder.release(), child.release(), labels.release()]);
  }

  async #readRun(
    windows: readonly string[],
    plan: LabelPlan,
    vectors: SchemaVectors,
  ): Promise<Extraction[]> {
    const { tokenizer, settings } = this.#parts;
    const batch = batchOf(windows, tokenizer, settings.bigramBuckets);
    const { states, roots } = await this.#findRoots(batch, plan, vectors.roots);
    const children = await this.#findChildren(batch, states, roots, plan, vectors);
    return windows.map((text, row) => {
      const finds = (roots[row] ?? []).map((span): RootFind => ({
        span,
        children: children.get(span) ?? [],
      }));
      return calibrate(assemble(text, plan, finds, settings.links), settings.calibration);
    });
  }

  async #findRoots(
    batch: TextBatch,
    plan: LabelPlan,
    labels: HeadLabels,
  ): Promise<{ states: Floats; roots: Span[][] }> {
    const { ids, bigrams, mask, sizes } = batch;
    const outputs = await this.#parts.encoder.run({ ids, bigrams, mask, ...labels });
    const scores = headScores(outputs);
    const all = [...plan.roots.keys()];
    const { root } = this.#parts.settings;
    const roots = sizes.map((size, row) => decodeSpans(scores, row, size, all, root));
    return { states: output(outputs, 'states'), roots };
  }

  async #findChildren(
    batch: TextBatch,
    states: Floats,
    roots: readonly (readonly Span[])[],
    plan: LabelPlan,
    vectors: SchemaVectors,
  ): Promise<ReadonlyMap<Span, readonly Span[]>> {
    const found = new Map<Span, readonly Span[]>();
    const labels = vectors.children;
    if (labels === undefined) return found;
    const parents = roots.flatMap((spans, row) =>
      spans
        .filter((span) => this.#mayHaveChildren(span, plan))
        .map((span): Parent => ({ row, span })),
    );
    for (let at = 0; at < parents.length; at += PARENTS_PER_BATCH) {
      const group = parents.slice(at, at + PARENTS_PER_BATCH);
      const { frames, ...feeds } = parentBatch(
        group,
        states,
        batch.sizes,
        vectors.rootVectors,
        CHILD_WIDTH,
      );
      const scores = headScores(await this.#parts.child.run({ ...feeds, ...labels }));
      for (const [index, { span }] of group.entries()) {
        const allowed = new Set(plan.roots[span.label]?.links.map(({ label }) => label));
        const { from, size } = frames[index] ?? { from: 0, size: 0 };
        const spans = decodeSpans(scores, index, size, allowed, this.#parts.settings.child);
        found.set(
          span,
          spans.map((child) => shift(child, from)),
        );
      }
    }
    return found;
  }

  #mayHaveChildren({ label, score }: Span, plan: LabelPlan): boolean {
    const links = plan.roots[label]?.links.length ?? 0;
    return links > 0 && score >= this.#parts.settings.parentFloor;
  }
}

function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/**
 * `files` by path in the manifest, already checked against it. The error says in English what in them
 * does not fit; what the runtime throws (out of memory, say) is thrown on.
 */
export async function openEncoder(
  manifest: ModelManifest,
  files: ReadonlyMap<string, Uint8Array>,
  options: GraphOptions,
): Promise<Result<Encoder, string>> {
  const { bytesOf, graphOf } = graphFiles(manifest, files);
  const tokenizer = createTokenizer(parseJson(bytesOf('vocabulary')));
  if (!tokenizer.ok) return err(tokenizer.error);
  const settings = readSettings(manifest, parseJson(bytesOf('lengths')));
  if (!settings.ok) return err(settings.error);
  const open = (role: string, on = options): Promise<Graph> =>
    openGraph(graphOf(role, on.provider), on);
  const parts = {
    manifest,
    settings: settings.value,
    tokenizer: tokenizer.value,
    encoder: await open('encoder'),
    child: await open('child'),
    // Small, and once a schema: not worth a kernel on the graphics card.
    labels: await open('labels', { ...options, provider: 'wasm' }),
    windowsPerRun: WINDOWS_PER_RUN[options.provider],
  };
  return ok(new MiniEncoder(parts));
}
