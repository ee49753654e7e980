/** Records of one document: batches of labels, asked with a template, answered by what is annotated. */
import type { AnswerTask } from '../../formats/answer-shape';
import type { TextRandom } from '../../core/random';
import type { DatasetDocument } from '../dataset/document';
import { endsSaying, schemaValue, type AskedLabel } from './asked-schema';
import type { Asked } from './choose';
import type { MinedLabel } from './confusion-table';
import type { GoldItem } from './gold';
import { fillTemplate, fillWithoutText, type Template } from './template';

export interface InstructRecord {
  /** `DOCUMENT/TASK-NUMBER`. */
  readonly id: string;
  readonly corpus: string | undefined;
  readonly task: AnswerTask;
  /** The sentence alone. */
  readonly instruction: string;
  /** Sentence and schema, for forms with a field for the text. */
  readonly instructionWithSchema: string;
  /** Sentence, schema and text. */
  readonly prompt: string;
  readonly schema: unknown;
  readonly input: string;
  /** Every label that is asked, with a list that may be empty. */
  readonly output: Readonly<Record<string, readonly unknown[]>>;
}

export interface RecordParts {
  readonly document: DatasetDocument;
  readonly task: AnswerTask;
  readonly number: number;
  readonly batch: readonly Asked[];
  readonly items: readonly GoldItem[];
  readonly labels: ReadonlyMap<string, MinedLabel>;
  readonly descriptions: ReadonlyMap<string, string>;
  /** Share of the records whose labels have descriptions, and of those whose labels have examples. */
  readonly details: number;
  readonly template: Template;
  readonly random: TextRandom;
}

export function recordOf(parts: RecordParts): InstructRecord {
  const { document, task, number, batch, items, template } = parts;
  const { id, corpus, text } = document;
  const schema = schemaValue(task, template.language, askedLabels(parts));
  const schemaText = JSON.stringify(schema);
  const answers = batch.map(
    ({ label }) =>
      [label, items.filter((item) => item.label === label).map((item) => item.answer)] as const,
  );
  return {
    id: `${id}/${task}-${number}`,
    corpus,
    task,
    instruction: template.instruction,
    instructionWithSchema: fillWithoutText(template, schemaText),
    prompt: fillTemplate(template, { schema: schemaText, text }),
    schema,
    input: text,
    output: Object.fromEntries(answers),
  };
}

/** Details go to all labels of a batch, so that they do not tell which are there. */
function askedLabels(parts: RecordParts): readonly AskedLabel[] {
  const { batch, items, labels, details, random, task } = parts;
  const isDescribed = random.next() < details;
  const hasExamples = random.next() < details;
  return batch.map(({ label }) => {
    const mined = labels.get(label);
    const own = items.filter((item) => item.label === label).flatMap(({ roles = [] }) => roles);
    const roles = task === 'EE' ? [...new Set([...(mined?.roles ?? []), ...own])] : undefined;
    const description = isDescribed ? descriptionOf(label, mined, parts) : undefined;
    const examples = hasExamples ? examplesOf(mined, parts) : [];
    return {
      name: label,
      ...(roles === undefined ? {} : { roles }),
      ...(description === undefined ? {} : { description }),
      ...(examples.length === 0 ? {} : { examples }),
    };
  });
}

/** A person's own, else what the data say. */
function descriptionOf(
  label: string,
  mined: MinedLabel | undefined,
  { descriptions, template }: RecordParts,
): string | undefined {
  const own = descriptions.get(label);
  if (own !== undefined || mined?.ends === undefined) return own;
  return endsSaying(mined.ends, template.language);
}

/** Of other documents: what stands in this text would give the answer away. */
function examplesOf(
  mined: MinedLabel | undefined,
  { document, random }: RecordParts,
): readonly string[] {
  const usable = (mined?.examples ?? []).filter(
    (example) => !example.split(' → ').some((name) => document.text.includes(name)),
  );
  return random.some(usable, 2);
}
