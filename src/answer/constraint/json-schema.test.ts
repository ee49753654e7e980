/** The schema of each task, as servers that are strict take it. */
import { expect, it } from 'vitest';
import { planQuestions } from '../instruction/plan-questions';
import { jsonSchemaOf } from './json-schema';

const [NER, RE, EE, BARE] = planQuestions(
  {
    entities: [{ name: '动物' }],
    relations: [{ name: '住地', head: '动物', tail: '地点' }],
    events: [
      { name: '搬家', roles: ['时间', '去处'] },
      { name: '出行', roles: ['时间'] },
      { name: '聚会', roles: [] },
    ],
  },
  { labelsPerQuestion: 2 },
).map(jsonSchemaOf);

const item = (schema: unknown): unknown =>
  (schema as { properties: { items: { items: unknown } } }).properties.items.items;

it('has a field for each part of an item, types and roles out of closed lists', () => {
  expect(item(NER)).toEqual({
    type: 'object',
    properties: { type: { type: 'string', enum: ['动物'] }, text: { type: 'string' } },
    required: ['type', 'text'],
    additionalProperties: false,
  });
  expect(item(RE)).toMatchObject({ required: ['type', 'head', 'tail'] });
  expect(item(EE)).toMatchObject({
    required: ['type', 'trigger', 'arguments'],
    properties: {
      arguments: { items: { properties: { role: { enum: ['时间', '去处'] } } } },
    },
  });
  expect(item(BARE)).toMatchObject({ required: ['type', 'trigger'] });
  expect(jsonSchemaOf({ task: 'ner', labels: [] })).toBeUndefined();
});
