/** The prompt that a large model would read first for a task, in full. */
import { examplesOf } from '../../../answer/instruction/examples/from-decisions';
import { chunkText } from '../../../core/chunk';
import type { DecidedItems } from '../../../core/decided';
import type { Instructions, InstructionTask } from '../../../answer/instruction/question';
import { planQuestions } from '../../../answer/instruction/plan-questions';
import { buildPrompt } from '../../../answer/instruction/prompt';
import type { Schema } from '../../../core/schema';

export interface PreviewSubject {
  readonly schema: Schema;
  readonly text: string;
  /** Examples are made of them where they are switched on. */
  readonly items?: DecidedItems;
}

/** Undefined where the schema has nothing for the task, so that nothing is sent. */
export function previewPrompt(
  task: InstructionTask,
  { schema, text, items }: PreviewSubject,
  instructions: Instructions,
): string | undefined {
  const question = planQuestions(schema).find((planned) => planned.task === task);
  if (question === undefined) return undefined;
  const [start] = chunkText(text);
  const shown = start === undefined ? '' : text.slice(start.start, start.end);
  const ownExamples = instructions.asking?.ownExamples === true && items !== undefined;
  const examples = ownExamples ? examplesOf(text, items) : [];
  return buildPrompt(question, shown, { ...instructions, examples })
    .map(({ content }) => content)
    .join('\n\n');
}
