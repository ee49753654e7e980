/** The first of two questions: its constraint, its grammar and its parser say the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySchema } from '../core/any-schema.fixture';
import type { Schema } from '../core/schema';
import { typesGrammarOf } from './constraint/grammar';
import { typesJsonSchemaOf } from './constraint/json-schema';
import { createTypesConstraint } from './constraint/types';
import { planQuestions } from './instruction/plan-questions';
import { buildTypesPrompt, typesOrdersOf, typesQuestionOf } from './instruction/types-question';
import { joinTypes, readTypes } from './parse/types';
import { randomAnswer, stepText } from './random-answer.fixture';

const SCHEMA: Schema = {
  entities: [{ name: '动物', description: '会动的' }, { name: '搬家' }],
  relations: [
    { name: '住地', head: '动物', tail: '地点' },
    { name: '住地', head: '动物', tail: '搬家' },
  ],
  events: [{ name: '搬家', roles: ['去处'] }],
};
const QUESTION = typesQuestionOf(SCHEMA);
const [animal, moving, home, , move] = QUESTION.labels.map(({ source }) => source.type);

const namesIn = (answer: string, whole = true): string[] =>
  [...readTypes(QUESTION, answer, 'lines', whole).types].map(({ name }) => name);

describe('the question about types', () => {
  it('has one name for each type of all kinds, and says which kind it is', () => {
    const names = QUESTION.labels.map(({ name }) => name);
    expect(names).toEqual([
      ...['动物', '搬家', '住地（动物→地点）', '住地（动物→搬家）', '搬家 2'],
    ]);
    const content = buildTypesPrompt(QUESTION, '栗鼠搬走了。', 'zh', 'lines')
      .map((message) => message.content)
      .join('');
    expect(content).toContain(
      '实体：\n动物：会动的\n搬家\n关系：\n住地（动物→地点）：动物 → 地点\n',
    );
    expect(content).toContain('事件：\n搬家 2\n');
    expect(content.endsWith('栗鼠搬走了。')).toBe(true);
  });

  it('lets types of the schema through, each once, in any order, and nothing else', () => {
    const constraint = createTypesConstraint(QUESTION);
    const ends = (answer: string): boolean => {
      const state = stepText(constraint, answer);
      return state !== undefined && constraint.canEnd(state);
    };
    expect(['', '#动物\n', '#搬家 2\n#动物\n'].map(ends)).toEqual([true, true, true]);
    const none = ['#植物\n', '#动物', '动物\n', '#动物\n#动物\n', '#动物\n-栗鼠\n', '#搬家2\n'];
    expect(none.map(ends)).toEqual(none.map(() => false));
  });

  it('is told to servers as a closed list', () => {
    expect(typesGrammarOf({ labels: QUESTION.labels.slice(0, 2) })).toBe(
      String.raw`root ::= (("#动物" | "#搬家") "\n")*`,
    );
    const schema = JSON.stringify(typesJsonSchemaOf(QUESTION));
    for (const { name } of QUESTION.labels) expect(schema).toContain(JSON.stringify(name));
    expect(typesGrammarOf({ labels: [] })).toBeUndefined();
  });
});

describe('an answer about types', () => {
  it('is read with other marks, too, after thoughts, and once for each type', () => {
    const answer = '<think>动物？\n</think>\n#动物\n- 搬家 2：有\n住地（动物→地点）\n#动物\n';
    const read = readTypes(QUESTION, answer, 'lines', true);
    expect([...read.types]).toEqual([animal, move, home]);
    expect(read.issues).toEqual([]);
  });

  it('lists what is no type as an issue', () => {
    const { types, issues } = readTypes(QUESTION, '好的：\n#植物\n#动物\n', 'lines', true);
    expect([...types]).toEqual([animal]);
    expect(issues).toEqual([
      { code: 'failed', detail: '好的：' },
      { code: 'failed', detail: '#植物' },
    ]);
  });

  it('is not believed in a name that was cut', () => {
    expect(namesIn('#动物\n#搬家')).toEqual(['动物', '搬家']);
    expect(namesIn('#动物\n#搬家', false)).toEqual(['动物']);
    const { issues } = readTypes(QUESTION, '#动物\n#搬家', 'lines', false);
    expect(issues).toEqual([{ code: 'cut', detail: '#搬家' }]);
  });

  it('is read as JSON', () => {
    const said = '{"items":[{"type":"动物"},{"type":"植物"},{"kind":1},{"type":"搬家"}]}';
    const { types, issues } = readTypes(QUESTION, said, 'json', true);
    expect([...types]).toEqual([animal, moving]);
    expect(issues.map(({ detail }) => detail)).toEqual(['{"type":"植物"}', '{"kind":1}']);
  });

  it('is any string: what it names are types, and a line that says something else is an issue', () => {
    // Finds a reader that throws, invents a type, or drops a line that it cannot read.
    const piece = fc.constantFrom(
      '#',
      '动物',
      '搬家',
      ' 2',
      '\n',
      '：',
      '{"type":"动物"}',
      '[',
      ']',
      '<think>',
      'x',
    );
    const answers = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((all) => all.join('')),
    );
    const known = new Set(QUESTION.labels.map(({ source }) => source.type));
    fc.assert(
      fc.property(
        answers,
        fc.constantFrom('lines', 'json'),
        fc.boolean(),
        (answer, form, whole) => {
          const { types, issues } = readTypes(QUESTION, answer, form, whole);
          for (const type of types) expect(known.has(type)).toBe(true);
          const says = answer.split(/[\r\n]/u).some((line) => line.trim().startsWith('x'));
          if (form === 'lines' && says && !answer.includes('<think>')) {
            expect(issues.length).toBeGreaterThan(0);
          }
        },
      ),
    );
  });

  it('that the constraint lets through is read without an issue', () => {
    // Finds a constraint with a dead end, and names that the parser reads as other types than were written.
    let named = 0;
    fc.assert(
      fc.property(anySchema(4), fc.integer(), (schema, seed) => {
        const question = typesQuestionOf(schema);
        const answer = randomAnswer(createTypesConstraint(question), seed, 0.1);
        if (answer === undefined) throw new Error('the constraint led to a dead end');
        const { types, issues } = readTypes(question, answer, 'lines', false);
        expect(issues).toEqual([]);
        const lines = answer.split('\n').slice(0, -1);
        const written = question.labels.filter(({ name }) => lines.includes(`#${name}`));
        expect(types).toEqual(new Set(written.map(({ source }) => source.type)));
        expect(types.size).toBe(lines.length);
        named += types.size;
      }),
    );
    expect(named).toBeGreaterThan(100);
  });
});

describe('what is asked for then', () => {
  it('is what either order names, under the names that all types together have', () => {
    const [given, reversed] = typesOrdersOf(QUESTION, true);
    expect(reversed?.labels).toEqual(given?.labels.toReversed());
    const answers = ['#住地（动物→地点）\n', '#动物\n'].map((text) =>
      readTypes(QUESTION, text, 'lines', true),
    );
    const { only, issues } = joinTypes(answers);
    expect(issues).toEqual([]);
    const asked = planQuestions(SCHEMA, { only });
    expect(asked.map(({ task, labels }) => [task, labels.map(({ name }) => name)])).toEqual([
      ['ner', ['动物']],
      ['re', ['住地（动物→地点）']],
    ]);
  });

  it('is nothing where nothing is named, and everything where nothing could be read', () => {
    const none = joinTypes([readTypes(QUESTION, '', 'lines', true)]);
    expect(planQuestions(SCHEMA, { only: none.only })).toEqual([]);
    const refused = joinTypes([readTypes(QUESTION, '对不起，我不能。', 'lines', true)]);
    expect(refused.only).toBeUndefined();
    expect(refused.issues).toHaveLength(1);
  });
});
