/** The built-in model: windows of a text and a schema in, grounded finds out. */
import { chunkText, type Chunk } from '../../src/core/chunk';
import type { Extraction } from '../../src/core/extraction';
import { createMerger } from '../../src/core/merge';
import { cleanText } from '../../src/core/reading/clean';
import { restoreFinds, restoreWindow } from '../../src/core/reading/restore';
import { err, ok, type Result } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import { assemble } from './assemble';
import { batchOf, type TextBatch } from './batch';
import { calibrate } from './calibration';
import { openGraph, output, type Floats, type Graph, type GraphOptions } from './graph';
import { graphFiles } from './graph-files';
import { planLabels, type LabelPlan } from './label-plan';
import { LabelVectors, type HeadLabels, type SchemaVectors } from './label-vectors';
import type { ModelManifest } from './manifest';
import { parentBatch, type Parent } from './parents';
import type { RootFind } from './relations';
import { readSettings, type EncoderSettings } from './settings';
import { decodeSpans, type HeadScores, type Span } from './spans';
import { createTokenizer, type Tokenizer } from './tokenizer';
import { windowsFor } from './windows';

/** Windows that go through the encoder together, and parents through the child stage. */
export const WINDOWS_PER_BATCH = 4;
const PARENTS_PER_BATCH = 12;
/** Code units around a parent in which its children are looked for. */
const CHILD_WIDTH = 128;

export interface Encoder {
  readonly manifest: ModelManifest;
  /** One extraction a window, in their order; offsets are those of the whole text. */
  extractWindows(text: string, windows: readonly Chunk[], schema: Schema): Promise<Extraction[]>;
  /** A whole document at once, for tools. */
  extractDocument(text: string, schema: Schema): Promise<Extraction>;
  dispose(): Promise<void>;
}

interface Parts {
  readonly manifest: ModelManifest;
  readonly settings: EncoderSettings;
  readonly tokenizer: Tokenizer;
  readonly encoder: Graph;
  readonly child: Graph;
  readonly labels: Graph;
}

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

  async extractWindows(
    text: string,
    windows: readonly Chunk[],
    schema: Schema,
  ): Promise<Extraction[]> {
    const plan = planLabels(schema);
    if (plan.roots.length === 0 || windows.length === 0) {
      return windows.map(() => ({ mentions: [], relations: [], events: [], issues: [] }));
    }
    const { tokenizer, settings } = this.#parts;
    const vectors = await this.#vectors.of(plan);
    const batch = batchOf(text, windows, tokenizer, settings.bigramBuckets);
    const { states, roots } = await this.#findRoots(batch, plan, vectors.roots);
    const children = await this.#findChildren(batch, states, roots, plan, vectors);
    return windows.map(({ start }, row) => {
      const finds = (roots[row] ?? []).map((span): RootFind => {
        const below = (children.get(span) ?? []).map((child) => shift(child, start));
        return { span: shift(span, start), children: below };
      });
      return calibrate(assemble(text, plan, finds, settings.links), settings.calibration);
    });
  }

  async extractDocument(text: string, schema: Schema): Promise<Extraction> {
    const merger = createMerger(text);
    const copy = cleanText(text);
    const chunks = chunkText(copy.text, windowsFor(schema));
    for (let at = 0; at < chunks.length; at += WINDOWS_PER_BATCH) {
      const windows = chunks.slice(at, at + WINDOWS_PER_BATCH);
      const found = await this.extractWindows(copy.text, windows, schema);
      for (const [index, window] of windows.entries()) {
        const extraction = found[index];
        if (extraction === undefined) continue;
        const { start, end } = restoreWindow(copy, window);
        merger.add({ start, end, extraction: restoreFinds(text, copy, extraction) });
      }
    }
    return merger.snapshot();
  }

  async dispose(): Promise<void> {
    const { encoder, child, labels } = this.#parts;
    await Promise.all([encoder.release(), child.release(), labels.release()]);
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
  };
  return ok(new MiniEncoder(parts));
}
