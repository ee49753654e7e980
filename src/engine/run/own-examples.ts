/** Examples of a person's own for a large model, from what was decided in the document that is read. */
import { examplesOf } from '../../answer/instruction/examples/from-decisions';
import type { DecidedItems } from '../../core/decided';
import type { Task } from '../contract/task';

/** The task as it is where examples are not asked for, or there are none. */
export function withOwnExamples(task: Task, items: DecidedItems | undefined): Task {
  const { text, instructions } = task;
  if (instructions?.asking?.ownExamples !== true || items === undefined) return task;
  const examples = examplesOf(text, items);
  return examples.length === 0 ? task : { ...task, instructions: { ...instructions, examples } };
}
