/** The labels of a question as the model reads them, one line each. */
import type { InstructionLanguage, Question, QuestionLabel, WrittenForm } from './question';
import type { EntityType } from '../../core/schema';
import { lineName, oneLine } from './label-names';

interface Words {
  readonly colon: string;
  readonly comma: string;
  readonly stop: string;
  readonly roles: string;
  readonly examples: string;
  readonly answered: string;
}

const WORDS: Readonly<Record<InstructionLanguage, Words>> = {
  zh: {
    colon: '：',
    comma: '、',
    stop: '。',
    roles: '角色 ',
    examples: '例如 ',
    answered: '例词写成：',
  },
  en: {
    colon: ': ',
    comma: ', ',
    stop: '. ',
    roles: 'roles ',
    examples: 'for example ',
    answered: 'The examples are written as:',
  },
};

/** More would cost more tokens than they teach. */
const MOST_EXAMPLES = 5;

function examplesOf({ examples = [] }: EntityType): readonly string[] {
  return examples
    .map(oneLine)
    .filter((example) => example !== '')
    .slice(0, MOST_EXAMPLES);
}

function explain({ roles, source }: QuestionLabel, words: Words): readonly string[] {
  const description = oneLine(source.type.description ?? '');
  const told = description === '' ? [] : [description];
  switch (source.kind) {
    case 'entity': {
      const examples = examplesOf(source.type).join(words.comma);
      return examples === '' ? told : [...told, `${words.examples}${examples}`];
    }
    case 'relation':
      return [`${lineName(source.type.head)} → ${lineName(source.type.tail)}`, ...told];
    case 'event':
      return roles.length === 0 ? told : [`${words.roles}${roles.join(words.comma)}`, ...told];
  }
}

function describeLabel(label: QuestionLabel, words: Words): string {
  const parts = explain(label, words);
  return parts.length === 0 ? label.name : `${label.name}${words.colon}${parts.join(words.stop)}`;
}

/** The first example of each label in the form of an answer. */
function answerOf({ labels }: Question): readonly string[] {
  return labels.flatMap(({ name, source }) => {
    const [example] = source.kind === 'entity' ? examplesOf(source.type) : [];
    return example === undefined ? [] : [`#${name}`, `-${example}`];
  });
}

export function listLabels(
  question: Question,
  language: InstructionLanguage,
  form: WrittenForm,
): string {
  const words = WORDS[language];
  const answer = form === 'lines' ? answerOf(question) : [];
  const shown = answer.length === 0 ? [] : [words.answered, ...answer];
  return [...question.labels.map((label) => describeLabel(label, words)), ...shown].join('\n');
}
