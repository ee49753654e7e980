/** A loaded model behind one interface, whatever its kind: windows of a text in, grounded finds out. */
import type { Chunk, ChunkOptions } from '../src/core/chunk';
import type { Extraction } from '../src/core/extraction';
import type { Instructions } from '../src/answer/instruction/question';
import type { Result } from '../src/core/result';
import type { Schema } from '../src/core/schema';
import type { Failure, LlmUsage, LoadedModel } from '../src/engine/contract/extractor';

export interface ReadJob {
  readonly text: string;
  readonly schema: Schema;
  readonly instructions?: Instructions;
  readonly isCancelled: () => boolean;
  /** A window that is still being read, with what is found so far; readers may leave it out. */
  readonly onPartial: (window: Chunk, extraction: Extraction) => void;
}

export interface Reader {
  readonly model: LoadedModel;
  /** How a text is cut when it is asked for this. */
  chunkOptions(schema: Schema): ChunkOptions;
  /** Windows that are read together; a job that goes on keeps its batches. May grow while a text is read. */
  readonly windowsPerBatch: number;
  /** One extraction a window, in their order; offsets are those of the whole text. May throw. */
  read(windows: readonly Chunk[], job: ReadJob): Promise<Result<readonly Extraction[], Failure>>;
  /** What a large model did since the last call. */
  takeUsage?(): LlmUsage;
  /** What is being read ends soon, with `cancelled` or with what there is. */
  interrupt(): void;
  dispose(): Promise<void>;
}
