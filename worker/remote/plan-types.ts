/** The first of two questions about each window of a text: which types of the schema it has. */
import { typesGrammarOf } from '../../src/answer/constraint/grammar';
import { typesJsonSchemaOf } from '../../src/answer/constraint/json-schema';
import {
  buildTypesPrompt,
  typesOrdersOf,
  typesQuestionOf,
  type TypesQuestion,
} from '../../src/answer/instruction/types-question';
import { joinTypes, readTypes, type JoinedTypes } from '../../src/answer/parse/types';
import { readingOf } from '../../src/engine/contract/reading';
import type { AskedForm } from '../../src/engine/contract/remote';
import { windowsIn, type RemoteTask, type WindowQuestion } from './plan-document';
import type { AnswerForm } from './request';
import type { ChatAnswer } from './response';

interface PlannedTypes {
  readonly questions: readonly WindowQuestion[];
  /** By window; the answers in the order of the questions. */
  join(answers: readonly ChatAnswer[]): readonly JoinedTypes[];
}

function rulesOf(question: TypesQuestion, form: AskedForm): AnswerForm {
  const grammar = form === 'grammar' ? typesGrammarOf(question) : undefined;
  const jsonSchema = form === 'json' ? typesJsonSchemaOf(question) : undefined;
  return {
    ...(grammar === undefined ? {} : { grammar }),
    ...(jsonSchema === undefined ? {} : { jsonSchema }),
  };
}

/** The windows are those of `planDocument`. */
export function planTypes(
  source: string,
  { schema, instructions, form }: RemoteTask,
): PlannedTypes {
  const { language, asking } = instructions;
  const written = form === 'json' ? 'json' : 'lines';
  const orders = typesOrdersOf(typesQuestionOf(schema), asking?.bothOrders);
  const windows = windowsIn(readingOf(source), schema);
  const questions = windows.flatMap(({ text }) =>
    orders.map((question) => ({
      messages: buildTypesPrompt(question, text, language, written),
      form: rulesOf(question, form),
    })),
  );
  const join = (answers: readonly ChatAnswer[]): readonly JoinedTypes[] => {
    const left = answers.values();
    return windows.map(() =>
      joinTypes(
        orders.map((question) => {
          const answer = left.next().value;
          if (answer === undefined) throw new Error('a question has no answer');
          return readTypes(question, answer.text, written, answer.finish !== 'length');
        }),
      ),
    );
  };
  return { questions, join };
}
