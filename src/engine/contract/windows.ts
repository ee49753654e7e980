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
/** A prompt costs more than the text in it. */
const FOR_LLM: ChunkOptions = { size: 480, overlap: 64 };

/** Those of the encoder by validation text, several documents in one (`evaluate --join`). */
export function windowsFor(kind: EngineKind, { relations, events }: Schema): ChunkOptions {
  if (kind === 'llm') return FOR_LLM;
  return relations.length === 0 && events.length === 0 ? FOR_ENTITIES : FOR_LINKS;
}

/** The windows that the task asks for, each once, in its order. */
export function windowsOf(
  { schema, windows: ranges }: Task,
  reading: Reading,
  kind: EngineKind,
): readonly Chunk[] {
  const all = chunkText(reading.text, windowsFor(kind, schema));
  if (ranges === undefined) return all;
  const asked = ranges.flatMap((range) =>
    all.filter(({ coreStart, coreEnd }) => overlaps({ start: coreStart, end: coreEnd }, range)),
  );
  return [...new Set(asked)];
}
