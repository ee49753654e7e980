/** Alpaca: instruction, input, output; the output is JSON as instruction-tuned extractors answer it. */
import { ANSWER_LOSSES, answersOf, fillAnswer, type AnswerTask } from './answer-shape';
import { PLAIN_LOSSES } from './export-view';
import { recordFormat } from './record-format';
import { parseJson } from './records';
import { object, string, unknown } from './shape';

const RECORD = object({ instruction: string, input: string, output: string });

const TASKS: Readonly<Record<AnswerTask, string>> = {
  NER: '请从输入的文本中找出下列类型的实体，按类型以 JSON 给出：',
  RE: '请从输入的文本中找出下列关系的主体（subject）与客体（object），按关系以 JSON 给出：',
  EE: '请从输入的文本中找出下列类型的事件，以 JSON 给出触发词（trigger）和论元（arguments）：',
};

/** Rows with one input that follow each other are one document. */
export const ALPACA = recordFormat({
  id: 'alpaca',
  name: 'Alpaca',
  extensions: ['.json', '.jsonl'],
  losses: [...PLAIN_LOSSES, ...ANSWER_LOSSES],
  checks: ['mention', 'relation', 'event', 'argument'],
  read: {
    shape: RECORD,
    text: ({ input }) => input,
    groupKey: ({ input }) => (input === '' ? undefined : input),
    fill: ({ output }, draft) => {
      const answer = parseJson(output, unknown);
      if (answer.ok) fillAnswer(answer.value, draft);
      else draft.lose('not-json', 'an output is no JSON');
    },
  },
  write: (view) =>
    [...answersOf(view)].map(([task, answer]) =>
      alpacaRow({
        instruction: `${TASKS[task]}${Object.keys(answer).join('、')}`,
        input: view.text,
        output: answer,
      }),
    ),
});

export interface AlpacaRow {
  readonly instruction: string;
  readonly input: string;
  readonly output: unknown;
}

export function alpacaRow({ instruction, input, output }: AlpacaRow): object {
  return { instruction, input, output: JSON.stringify(output) };
}
