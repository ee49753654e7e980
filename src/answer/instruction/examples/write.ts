/** The examples of a prompt: a sentence, its answer in the form that is asked for, and what is no answer. */
import type { Instructions, Question, WrittenForm } from '../question';
import { answerText } from './answer-text';
import { chooseExamples, type ChosenExample } from './choose';

interface Words {
  readonly kinds: Readonly<Record<Question['task'], string>>;
  readonly given: (kind: string, names: readonly string[], text: string) => string;
  readonly answer: string;
  /** After an answer, and where there is none before it. */
  readonly wrong: string;
  readonly onlyWrong: string;
}

const ZH: Words = {
  kinds: { ner: '类型', re: '关系', ee: '事件' },
  given: (kind, names, text) =>
    `又如${kind}是${names.map((name) => `“${name}”`).join('和')}，文本是“${text}”，`,
  answer: '就回答：',
  wrong: '下面的不对，不要写：',
  onlyWrong: '下面的不对，不要写：',
};

const EN: Words = {
  kinds: { ner: 'type', re: 'relation', ee: 'event' },
  given: (kind, names, text) =>
    `Again, with the ${kind}${names.length > 1 ? 's' : ''} ${names.join(' and ')} and the text "${text}" `,
  answer: 'answer:',
  wrong: 'These would be wrong, do not write them:',
  onlyWrong: 'these would be wrong, do not write them:',
};

function writeExample(
  { text, labels, found, not }: ChosenExample,
  { kinds, given, ...words }: Words,
  task: Question['task'],
  form: WrittenForm,
): string {
  const names = labels.map(({ name }) => name);
  const head = given(kinds[task], names, text);
  const right = answerText(labels, found, form);
  const wrong = not.length === 0 ? '' : answerText(labels, not, form);
  // In lines nothing is said by writing nothing, which would look like a gap.
  if (right === '') return `${head}${words.onlyWrong}\n${wrong}`;
  const more = wrong === '' ? [] : [words.wrong, wrong];
  return [`${head}${words.answer}`, right, ...more].join('\n');
}

/** Empty where no example fits the question and the window. */
export function writeExamples(
  question: Question,
  window: string,
  { language, examples = [] }: Instructions,
  form: WrittenForm,
): string {
  const words = language === 'zh' ? ZH : EN;
  return chooseExamples(question, window, examples, (example) =>
    writeExample(example, words, question.task, form),
  ).join('\n');
}
