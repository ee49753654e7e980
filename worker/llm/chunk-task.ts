/** What is asked of one chunk of a text. */
import type { Task } from '../../src/engine/contract/task';
import type { UsageSum } from './usage-sum';

/** The text is the chunk's alone. */
export interface ChunkTask extends Required<Omit<Task, 'windows'>> {
  /** Adds what the answers cost. */
  readonly usage?: UsageSum;
}
