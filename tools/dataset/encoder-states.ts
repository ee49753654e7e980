/** The states that an encoder has for a text of a dataset. */
import { chunkText, type Chunk } from '../../src/core/chunk';
import { packStates, type PackedStates } from '../../src/corpus/quality/packed-states';
import { readingOf, type Reading } from '../../src/engine/contract/reading';
import { borderToSource } from '../../src/core/reading/copy';
import type { Encoder, States } from '../../worker/encoder/encoder';

/** As for entities alone. */
const WINDOWS = { size: 256, overlap: 32 };

/** Of each code unit of the text; one that the model does not see has the state of the one before it. */
export async function statesOf(encoder: Encoder, text: string): Promise<PackedStates> {
  const reading = readingOf(text);
  const windows = chunkText(reading.text, WINDOWS);
  const parts = await encoder.readStates(
    windows.map(({ start, end }) => reading.text.slice(start, end)),
  );
  const width = parts[0]?.width ?? 0;
  const states = new Float32Array(width * text.length);
  for (const [index, part] of parts.entries()) {
    const window = windows[index];
    if (window !== undefined) place(part, window, reading, states);
  }
  return packStates(states, width);
}

/** Of each unit in the core of a window. */
function place(
  { width, values }: States,
  { start, coreStart, coreEnd }: Chunk,
  { copy }: Reading,
  states: Float32Array,
): void {
  for (let at = coreStart; at < coreEnd; at += 1) {
    const state = values.subarray((at - start) * width, (at - start + 1) * width);
    const end = borderToSource(copy, at + 1);
    for (let unit = borderToSource(copy, at); unit < end; unit += 1) {
      states.set(state, unit * width);
    }
  }
}
