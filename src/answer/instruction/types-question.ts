/** The first of two questions: which types a window has at all. Only those are asked for then. */
import type { Schema } from '../../core/schema';
import { distinctNames, lineName, oneLine } from './label-names';
import { planLabels } from './plan-questions';
import { fillIn, type ChatMessages } from './prompt';
import type { InstructionLanguage, QuestionLabel, WrittenForm } from './question';

/** Labels of all tasks, each with a name that no other has. */
export interface TypesQuestion {
  readonly labels: readonly QuestionLabel[];
}

type Kind = QuestionLabel['source']['kind'];

interface Words {
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly colon: string;
  readonly wording: Readonly<Record<WrittenForm, string>>;
}

const ZH: Words = {
  kinds: { entity: '实体：', relation: '关系：', event: '事件：' },
  colon: '：',
  wording: {
    lines: `下列类型中，文本里有哪些？只选文本里有的。
{labels}

每行写一个“#类型”，照抄上面的名称。一个都没有就什么也不写。不要解释。
例如文本里只有“动物”和“住地”，就回答：
#动物
#住地

文本：
{text}`,
    json: `下列类型中，文本里有哪些？只选文本里有的。
{labels}

只用 JSON 回答，每个类型一项，照抄上面的名称。不要解释。
例如文本里只有“动物”和“住地”，就回答：
{"items":[{"type":"动物"},{"type":"住地"}]}

文本：
{text}`,
  },
};

const EN: Words = {
  kinds: { entity: 'Entities:', relation: 'Relations:', event: 'Events:' },
  colon: ': ',
  wording: {
    lines: `Which of these types does the text have? Choose only those that it has.
{labels}

Write one "#type" a line, its name as above. Write nothing if there is none. Do not explain.
For example, if the text has only animal and home, answer:
#animal
#home

Text:
{text}`,
    json: `Which of these types does the text have? Choose only those that it has.
{labels}

Answer in JSON only, one item for each type, its name as above. Do not explain.
For example, if the text has only animal and home, answer:
{"items":[{"type":"animal"},{"type":"home"}]}

Text:
{text}`,
  },
};

/** An entity type and an event type may share a name. */
export function typesQuestionOf(schema: Schema): TypesQuestion {
  const labels = planLabels(schema).flatMap((planned) => planned.labels);
  const names = distinctNames(labels.map(({ name }) => name));
  return { labels: labels.map((label, index) => ({ ...label, name: names[index] ?? '' })) };
}

function aboutLabel({ name, source }: QuestionLabel, colon: string): string {
  const ends =
    source.kind === 'relation'
      ? `${lineName(source.type.head)} → ${lineName(source.type.tail)}`
      : '';
  const about = ends === '' ? oneLine(source.type.description ?? '') : ends;
  return about === '' ? name : `${name}${colon}${about}`;
}

/** By kind, in the order of the question. */
function listTypes({ labels }: TypesQuestion, { kinds, colon }: Words): string {
  return (['entity', 'relation', 'event'] as const)
    .flatMap((kind) => {
      const own = labels.filter(({ source }) => source.kind === kind);
      return own.length === 0 ? [] : [kinds[kind], ...own.map((label) => aboutLabel(label, colon))];
    })
    .join('\n');
}

/** A person's own wording is of the second question. */
export function buildTypesPrompt(
  question: TypesQuestion,
  text: string,
  language: InstructionLanguage,
  form: WrittenForm,
): ChatMessages {
  const words = language === 'zh' ? ZH : EN;
  return fillIn(words.wording[form], { labels: listTypes(question, words), text });
}

/** As it is, and where that can change the answer, with its labels reversed. */
export function typesOrdersOf(question: TypesQuestion, both = false): readonly TypesQuestion[] {
  if (!both || question.labels.length < 2) return [question];
  return [question, { labels: question.labels.toReversed() }];
}
