/** Answers in JSON: read whole, cut, or with words around them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySchema } from '../../core/any-schema.fixture';
import { planQuestions } from '../instruction/plan-questions';
import type { Question, QuestionLabel } from '../instruction/question';
import { jsonItemsOf } from './json-items';
import { readJsonAnswer } from './json';
import type { FrameChild } from './parse';

const [NER, RE, EE] = planQuestions({
  entities: [{ name: '动物' }, { name: '地点' }],
  relations: [{ name: '住地', head: '动物', tail: '地点' }],
  events: [
    { name: '搬家', roles: ['时间', '去处'] },
    { name: '聚会', roles: [] },
  ],
}) as [Question, Question, Question];

type Told = readonly [string, string, ...FrameChild[]];

const read = (question: Question, answer: string) => {
  const { frames, issues } = readJsonAnswer(question, answer);
  const told = frames.map(({ label, root, children }): Told => [label.name, root, ...children]);
  return { told, issues: issues.map(({ code, detail }) => `${code}: ${detail}`) };
};

const animal = (text: string): string => JSON.stringify({ type: '动物', text });

describe('an answer in JSON', () => {
  it('names entities, relations, and events with their arguments', () => {
    expect(read(NER, `{"items":[${animal('栗鼠')},${animal('松鸦 ')}]}`)).toEqual({
      told: [
        ['动物', '栗鼠'],
        ['动物', '松鸦'],
      ],
      issues: [],
    });
    expect(read(RE, '{"items": [{"type": "住地", "head": "栗鼠", "tail": "镇北"}]}').told).toEqual([
      ['住地', '栗鼠', { text: '镇北' }],
    ]);
    const moved = '{"type":"搬家","trigger":"搬到","arguments":[{"role":"时间","text":"去年"}]}';
    const met = '{"type":"聚会","trigger":"聚会"}';
    expect(read(EE, `{"items":[${moved},${met}]}`)).toEqual({
      told: [
        ['搬家', '搬到', { role: '时间', text: '去年' }],
        ['聚会', '聚会'],
      ],
      issues: [],
    });
    expect(read(NER, '{"items":[]}')).toEqual({ told: [], issues: [] });
  });

  it.each([
    `<think>[{"type":"动物"}]</think>{"items":[${animal('栗鼠')}]}`,
    `\`\`\`json\n{"items": [ ${animal('栗鼠')} ]}\n\`\`\``,
    `[${animal('栗鼠')}]`,
  ])('is read in what servers put around it: %j', (answer) => {
    expect(read(NER, answer)).toEqual({ told: [['动物', '栗鼠']], issues: [] });
  });

  it('holds marks of its form in its texts', () => {
    const text = '"]}{[\\';
    expect(read(NER, `{"items":[${animal(text)}]}`).told).toEqual([['动物', text]]);
  });

  it.each([
    ['没有实体。', ['failed: 没有实体。']],
    ['', ['cut: ']],
    ['<think>想</think>', ['cut: ']],
    ['<think>[{"type":"动物","text":"松"}]', ['cut: <think>[{"type":"动物","text":"松"}]']],
    ['<think>想', ['cut: <think>想']],
    [`好的：{"items":[${animal('栗鼠')}]}完`, ['failed: 好的：{"items":', 'failed: }完']],
    ['{"items":[{"type":"植物","text":"松"}]}', ['failed: {"type":"植物","text":"松"}']],
    ['{"items":[{"type":"动物","text":" "}]}', ['failed: {"type":"动物","text":" "}']],
    ['{"items":[{"type":"动物","text":3}]}', ['failed: {"type":"动物","text":3}']],
    ['{"items":[{type}]}', ['failed: {type}']],
  ])('says what of %j cannot be read', (answer, issues) => {
    expect(read(NER, answer).issues).toEqual(issues);
  });

  it('keeps the items before the place where it was cut', () => {
    const whole = `{"items":[${animal('栗鼠')},${animal('松鸦')}]}`;
    expect(read(NER, whole.slice(0, -5))).toEqual({
      told: [['动物', '栗鼠']],
      issues: ['cut: {"type":"动物","text":"松'],
    });
    expect(read(NER, whole.slice(0, -2)).issues).toEqual(['cut: ']);
  });

  it('loses an argument without a role of its type, and says so', () => {
    const wrong = { role: '地点', text: '镇北' };
    const item = { type: '搬家', trigger: '搬到', arguments: [wrong, 3] };
    const { told, issues } = read(EE, JSON.stringify({ items: [item] }));
    expect(told).toEqual([['搬家', '搬到']]);
    expect(issues).toEqual([`failed: ${JSON.stringify(wrong)}`, 'failed: 3']);
  });
});

describe('any answer', () => {
  it('is read without a fault, and no letter of it is dropped in silence', () => {
    // Fault: a scanner that throws, never ends, or passes over words between the items.
    const part = fc.oneof(
      fc.constantFrom('{"items":[', '{', '}', '[', ']', ',', '"', '\\', '<think>', '</think>'),
      fc.constantFrom(animal('栗鼠'), '好', '```', ' '),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const answer = parts.join('');
        const { items, strays, cut } = jsonItemsOf(answer);
        const kept = [...items, ...strays, cut ?? ''].join('');
        const letters = (text: string): number => text.split('好').length - 1;
        const said = answer.replace(/^(?:\s*<think>[\s\S]*?<\/think>)+/u, '');
        expect(letters(kept)).toBe(letters(said));
        expect(readJsonAnswer(NER, answer).frames.length).toBeLessThanOrEqual(items.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('that has the form is read back as it was meant, whatever the schema', () => {
    // Fault: a type or a role whose name the reader does not know again.
    const itemOf = ({ name, roles, source }: QuestionLabel) => {
      if (source.kind === 'entity') return { type: name, text: '甲' };
      if (source.kind === 'relation') return { type: name, head: '甲', tail: '乙' };
      const told = roles.map((role) => ({ role, text: '乙' }));
      return { type: name, trigger: '甲', arguments: told };
    };
    fc.assert(
      fc.property(anySchema(6), (schema) => {
        for (const question of planQuestions(schema)) {
          const { labels } = question;
          const { frames, issues } = readJsonAnswer(
            question,
            JSON.stringify({ items: labels.map(itemOf) }),
          );
          expect(issues).toEqual([]);
          expect(frames.map(({ label }) => label)).toEqual(labels);
          for (const { label, children } of frames) {
            expect(children.flatMap(({ role }) => role ?? [])).toEqual(label.roles);
          }
        }
      }),
    );
  });
});
