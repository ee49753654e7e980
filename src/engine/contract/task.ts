/** What is asked of an engine. */
import type { Instructions } from '../../answer/instruction/question';
import type { Schema } from '../../core/schema';
import type { Range } from '../../core/text-ranges';

export interface Task {
  readonly text: string;
  readonly schema: Schema;
  /** What a language model is told; the built-in model needs none. */
  readonly instructions?: Instructions;
  /**
   * Which windows to read, and in which order: those whose cores overlap these ranges of the reading
   * (`readingOf`). Each engine cuts the text in its own way. Absent: all.
   */
  readonly windows?: readonly Range[];
}
