/** How a text is cut for the encoder. */
import type { ChunkOptions } from '../../src/core/chunk';
import type { Schema } from '../../src/core/schema';

/** Links: short windows hold few matters that could be mixed up. In UTF-16 code units. */
const FOR_LINKS: ChunkOptions = { size: 192, overlap: 48 };
/** Entities alone lose nothing in longer ones, and less text is read twice. */
const FOR_ENTITIES: ChunkOptions = { size: 256, overlap: 32 };

/** Both by validation text, several documents in one (`evaluate --join`). */
export function windowsFor({ relations, events }: Schema): ChunkOptions {
  return relations.length === 0 && events.length === 0 ? FOR_ENTITIES : FOR_LINKS;
}
