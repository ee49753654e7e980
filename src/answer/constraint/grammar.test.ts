/** The grammar of a question says the same as its automaton and its parser, but for the text. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anySchema } from '../../core/any-schema.fixture';
import type { Schema } from '../../core/schema';
import { planQuestions } from '../instruction/plan-questions';
import type { Question } from '../instruction/question';
import { createAnswerParser } from '../parse/parse';
import { randomAnswer } from '../random-answer.fixture';
import { createConstraint } from './constraint';
import { grammarOf } from './grammar';

const SCHEMA: Schema = {
  entities: [{ name: '动物' }, { name: '"地]点\\' }],
  relations: [{ name: '住地', head: '动物', tail: '地点' }],
  events: [
    { name: '搬家', roles: ['时间', '去"处'] },
    { name: '聚会', roles: [] },
  ],
};
const QUESTIONS = planQuestions(SCHEMA);

const TOKEN = /"((?:[^"\\]|\\.)*)"|(\[[^\]]*\])|([a-z]\w*)|([()|*+])/gu;

function literal(written: string): string {
  const text = written.replaceAll(/\\(.)/gu, (_, escaped: string) =>
    escaped === 'n' ? '\n' : escaped,
  );
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

/** No rule names itself, so that a grammar is one regular expression. */
function expressionOf(grammar: string): RegExp {
  const rules = new Map(
    grammar.split('\n').map((rule) => {
      const [, name = '', body = ''] = /^(\w+) ::= (.*)$/u.exec(rule) ?? [];
      return [name, body];
    }),
  );
  const expand = (body: string): string =>
    [...body.matchAll(TOKEN)]
      .map(([whole, text, set, rule]) => {
        if (text !== undefined) return literal(text);
        if (set !== undefined) return set;
        if (rule !== undefined) return `(?:${expand(rules.get(rule) ?? '')})`;
        return whole === '(' ? '(?:' : whole;
      })
      .join('');
  return new RegExp(`^(?:${expand(rules.get('root') ?? '')})$`, 'u');
}

function accepts(question: Question, answer: string): boolean {
  return expressionOf(grammarOf(question) ?? '').test(answer);
}

it.each([
  ['ner', '#动物\n-栗鼠\n-松鸦\n#"地]点\\\n-镇北\n', true],
  ['ner', '', true],
  ['ner', '#植物\n-松树\n', false],
  ['ner', '-栗鼠\n', false],
  ['ner', '#动物\n', false],
  ['ner', '#动物\n-栗鼠\n>松鸦\n', false],
  ['ner', '#动物\n- \n', false],
  ['ner', '好的：\n#动物\n-栗鼠\n', false],
  ['re', '#住地\n-栗鼠\n>镇北\n>镇南\n', true],
  ['re', '#住地\n-栗鼠\n', false],
  ['ee', '#搬家\n-搬到\n>时间：去年\n>去"处：镇北\n#聚会\n-聚会\n', true],
  ['ee', '#搬家\n-搬到\n>地点：镇北\n', false],
  ['ee', '#聚会\n-聚会\n>时间：三月\n', false],
])('of a question about %s: %j is %s', (task, answer, expected) => {
  const question = QUESTIONS.find((known) => known.task === task);
  if (question === undefined) throw new Error('no question');
  expect(accepts(question, answer)).toBe(expected);
});

it('says nothing where nothing is asked', () => {
  expect(grammarOf({ task: 'ner', labels: [] })).toBeUndefined();
});

it('lets every answer through that the automaton lets through', () => {
  // Fault: a name that is not quoted as the grammar wants it, or an order of lines that it forbids.
  const text = '去年栗鼠搬到了"松果镇"，住在[镇北]。';
  fc.assert(
    fc.property(anySchema(4), fc.integer(), (schema, seed) => {
      for (const question of planQuestions(schema)) {
        const answer = randomAnswer(createConstraint(question, text), seed, 0.1);
        expect(answer !== undefined && accepts(question, answer)).toBe(true);
      }
    }),
  );
});

it('lets nothing through that the parser cannot read', () => {
  // Fault: a line in a place where the parser drops it.
  const word = fc.constantFrom('栗鼠', '#动物', '>x', '-', '：', '时间：去年');
  const mark = fc.constantFrom('-', '>', '>时间：', '>去"处：');
  const line = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom('#动物', '#住地', '#搬家', '#聚会') },
    { weight: 4, arbitrary: fc.tuple(mark, word).map((parts) => parts.join('')) },
  );
  let read = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...QUESTIONS),
      fc.array(line, { minLength: 1, maxLength: 4 }),
      (question, lines) => {
        const first = `#${question.labels[0]?.name ?? ''}`;
        const answer = [first, ...lines].map((each) => `${each}\n`).join('');
        if (!accepts(question, answer)) return;
        read += 1;
        const parser = createAnswerParser(question);
        parser.push(answer);
        parser.finish();
        expect(parser.issues).toEqual([]);
      },
    ),
    { numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(50);
});
