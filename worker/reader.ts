/** A loaded model behind one interface, whatever its kind: texts of windows in, grounded finds out. */
import type { Extraction } from '../src/core/extraction';
import type { Result } from '../src/core/result';
import type { ChatAnswer, ChatQuestion } from '../src/engine/contract/completion';
import type {
  Failure,
  LlmUsage,
  LoadedModel,
  ProgressListener,
} from '../src/engine/contract/extractor';
import type { ModelRef } from '../src/engine/contract/model-ref';
import type { Task } from '../src/engine/contract/task';

/** What is looked for in each window, and how the caller is kept informed. */
export interface ReadJob extends Pick<Task, 'schema' | 'instructions'> {
  /** Code units of all windows that are read one after another. */
  readonly length: number;
  readonly isCancelled: () => boolean;
  /** A window that is still being read, with what is found so far; readers may leave it out. */
  readonly onPartial: (window: number, extraction: Extraction) => void;
}

export interface Reader {
  readonly model: LoadedModel;
  /** Windows between two looks at whether the job is cancelled. May grow while a text is read. */
  readonly windowsPerBatch: number;
  /**
   * One extraction a window, in their order, by the window's text, the schema and the model alone;
   * offsets count from the window's start. May throw.
   */
  read(windows: readonly string[], job: ReadJob): Promise<Result<readonly Extraction[], Failure>>;
  /** Of a large model: a plain question, beside what is being read or after it. May throw. */
  complete?(question: ChatQuestion, signal: AbortSignal): Promise<Result<ChatAnswer, Failure>>;
  /** What a large model did since the last call. */
  takeUsage?(): LlmUsage;
  /** What is being read ends soon, with `cancelled` or with what there is. */
  interrupt(): void;
  dispose(): Promise<void>;
}

/** From a reference to a model to its reader; `signal` ends its load early. */
export type OpenReader = (
  model: ModelRef,
  onProgress: ProgressListener,
  signal: AbortSignal,
) => Promise<Result<Reader, Failure>>;
