/** Constraint, parser and grounding together: what a constraint lets through is all true. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anySchema } from '../core/any-schema.fixture';
import { anyText } from '../core/any-text.fixture';
import { createConstraint } from './constraint/constraint';
import type { Extraction } from '../core/extraction';
import { groundFrames } from './ground';
import type { Question } from './instruction/question';
import { planQuestions } from './instruction/plan-questions';
import { createAnswerParser, type Frame } from './parse/parse';
import { randomAnswer } from './random-answer.fixture';
import type { Schema } from '../core/schema';

const chinese = fc
  .array(fc.constantFrom(...Array.from('栗鼠松果镇搬到住在去年，。：#->\n 🐿Aa1')), {
    maxLength: 60,
  })
  .map((characters) => characters.join(''));

const chunkText = fc.oneof(chinese, anyText);

function read(question: Question, answer: string): readonly Frame[] {
  const parser = createAnswerParser(question);
  parser.push(answer);
  parser.finish();
  expect(parser.issues).toEqual([]);
  return parser.frames();
}

/** Every line of an answer but those that name a label stands in a frame. */
function expectWhole(answer: string, frames: readonly Frame[]): void {
  const lines = answer.split('\n').filter((line) => /^[->]/u.test(line));
  const mentions = frames.flatMap(({ root, children }) => [root, ...children]);
  expect(mentions.length).toBe(lines.length);
}

function expectFrom(schema: Schema, { mentions, relations, events }: Extraction): void {
  const entities = schema.entities.map(({ name }) => name);
  const ends = schema.relations.flatMap(({ head, tail }) => [head, tail]);
  const triggers = schema.events.flatMap(({ name, roles }) => [name, ...roles]);
  const types = new Set([...entities, ...ends, ...triggers]);
  for (const { type } of mentions) expect(types.has(type)).toBe(true);
  for (const { type } of relations) {
    expect(schema.relations.some(({ name }) => name === type)).toBe(true);
  }
  for (const { type, arguments: found } of events) {
    const roles = schema.events.filter(({ name }) => name === type).flatMap((event) => event.roles);
    for (const { role } of found) expect(roles).toContain(role);
  }
}

describe('a random answer', () => {
  it(
    'parses without an issue, and all its mentions and types are true',
    { timeout: 30_000 },
    () => {
      let answered = 0;
      fc.assert(
        fc.property(anySchema(4), chunkText, fc.integer(), (schema, text, seed) => {
          for (const question of planQuestions(schema)) {
            const answer = randomAnswer(createConstraint(question, text), seed, 0.15);
            if (answer === undefined) throw new Error('the constraint led to a dead end');
            const frames = read(question, answer);
            expectWhole(answer, frames);
            for (const { root, children } of frames) {
              expect(text).toContain(root);
              for (const child of children) expect(text).toContain(child.text);
            }
            const window = { start: 0, end: text.length };
            const found = groundFrames(text, window, question, frames);
            for (const mention of found.mentions) {
              expect(text.slice(mention.start, mention.end)).toBe(mention.text);
            }
            expectFrom(schema, found);
            if (question.task !== 're') expect(found.issues).toEqual([]);
            answered += frames.length;
          }
        }),
        { numRuns: 300 },
      );
      expect(answered).toBeGreaterThan(300);
    },
  );
});
