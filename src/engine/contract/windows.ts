/** How a text is cut for each kind of engine. */
import { chunkText, type Chunk, type ChunkOptions } from '../../core/chunk';
import type { Schema } from '../../core/schema';
import { overlaps } from '../../core/text-ranges';
import type { Reading } from './reading';
import type { Task } from './task';

export type EngineKind = 'encoder' | 'llm';

/** Links: short windows hold few matters that could be mixed up. In UTF-16 code units. */
const FOR_LINKS: ChunkOptions = { size: 192, overlap: 48 };
/** Entities alone lose nothing in longer ones, and less text is read twice. */
const FOR_ENTITIES: ChunkOptions = { size: 256, overlap: 32 };
/** Longer windows than the built-in model's: a prompt costs more than the text in it. */
const FOR_LLM = { size: 480, overlap: 64 };

/** Instruction, labels and an answer take this many tokens or more, whatever the text. */
const BESIDES_TEXT = 420;
/** Code units; with less, mentions fall between windows. */
const LEAST_WINDOW = 64;

/** What of a model decides how a text is cut for it. */
export interface Cutting {
  readonly kind: EngineKind;
  /** Tokens of prompt and answer together; of a language model. */
  readonly contextTokens?: number;
}

/** A code unit takes about a token and a quarter, as we count them. */
function forLlm(contextTokens: number): ChunkOptions {
  const room = Math.floor((contextTokens - BESIDES_TEXT) / 1.25);
  const size = Math.min(FOR_LLM.size, Math.max(LEAST_WINDOW, room));
  return { size, overlap: Math.min(FOR_LLM.overlap, Math.floor(size / 4)) };
}

/** Those of the encoder by validation text, several documents in one (`evaluate --join`). */
export function windowsFor(
  { kind, contextTokens = Infinity }: Cutting,
  { relations, events }: Schema,
): ChunkOptions {
  if (kind === 'llm') return forLlm(contextTokens);
  return relations.length === 0 && events.length === 0 ? FOR_ENTITIES : FOR_LINKS;
}

/** The windows that the task asks for, each once, in its order. */
export function windowsOf(
  { schema, windows: ranges }: Task,
  reading: Reading,
  model: Cutting,
): readonly Chunk[] {
  const all = chunkText(reading.text, windowsFor(model, schema));
  if (ranges === undefined) return all;
  const asked = ranges.flatMap((range) =>
    all.filter(({ coreStart, coreEnd }) => overlaps({ start: coreStart, end: coreEnd }, range)),
  );
  return [...new Set(asked)];
}
