/** The forms in which instruction records are written, one object a line. */
import { alpacaRow } from '../../formats/alpaca';
import { iepileRow } from '../../formats/iepile';
import type { InstructRecord } from './record';

export type InstructForm = 'chinchilla' | 'json' | 'iepile' | 'alpaca' | 'sharegpt' | 'chatml';

const ownRecord = (record: InstructRecord): object => {
  const { id, corpus, task, instruction, schema, input, output } = record;
  return { id, corpus, task, instruction, schema, input, output };
};

const answerOf = ({ output }: InstructRecord): string => JSON.stringify(output);

const FORMS: Readonly<Record<InstructForm, (record: InstructRecord) => object>> = {
  chinchilla: ownRecord,
  json: ownRecord,
  iepile: ({ task, corpus, instruction, schema, input, output }) =>
    iepileRow({ task, source: corpus ?? 'chinchilla', instruction, schema, input, output }),
  alpaca: ({ instructionWithSchema: instruction, input, output }) =>
    alpacaRow({ instruction, input, output }),
  sharegpt: (record) => ({
    id: record.id,
    conversations: [
      { from: 'human', value: record.prompt },
      { from: 'gpt', value: answerOf(record) },
    ],
  }),
  chatml: (record) => ({
    id: record.id,
    messages: [
      { role: 'user', content: record.prompt },
      { role: 'assistant', content: answerOf(record) },
    ],
  }),
};

export const INSTRUCT_FORMS = Object.keys(FORMS) as readonly InstructForm[];

/** Without its end. `json` is an array: its brackets and commas are the writer's. */
export function formLine(form: InstructForm, record: InstructRecord): string {
  return JSON.stringify(FORMS[form](record));
}
