/** The prompt that a large model would read first for a task, in full. */
import { chunkText } from '../../../core/chunk';
import type { Instructions, InstructionTask } from '../../../answer/instruction/question';
import { planQuestions } from '../../../answer/instruction/plan-questions';
import { buildPrompt } from '../../../answer/instruction/prompt';
import type { Schema } from '../../../core/schema';

/** Undefined where the schema has nothing for the task, so that nothing is sent. */
export function previewPrompt(
  task: InstructionTask,
  { schema, text }: { readonly schema: Schema; readonly text: string },
  instructions: Instructions,
): string | undefined {
  const question = planQuestions(schema).find((planned) => planned.task === task);
  if (question === undefined) return undefined;
  const [start] = chunkText(text);
  const shown = start === undefined ? '' : text.slice(start.start, start.end);
  return buildPrompt(question, shown, instructions)
    .map(({ content }) => content)
    .join('\n\n');
}
