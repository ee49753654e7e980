/** Arbitrary schemas for property tests: names that repeat, break lines, or look like the form of an answer. */
import fc from 'fast-check';
import { anyText } from './any-text.fixture';
import type { Schema } from './schema';

const name = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('人物', '地点', '松果', '松', '公司', '年 份', 'Person', '🐿'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('# 人物', '人物：', '-', '>', '```', '<think>', '甲\n乙', ' ', '?'),
  },
  { weight: 1, arbitrary: anyText.map((text) => text.slice(0, 12)) },
);

const names = fc.array(name, { maxLength: 4 });

/** Up to `most` types of each kind. */
export function anySchema(most: number): fc.Arbitrary<Schema> {
  const entity = fc.record(
    { name, description: name, examples: names },
    { requiredKeys: ['name'] },
  );
  const relation = fc.record({ name, head: name, tail: name });
  const event = fc.record({ name, roles: names });
  const list = { maxLength: most };
  return fc.record({
    entities: fc.array(entity, list),
    relations: fc.array(relation, list),
    events: fc.array(event, list),
  });
}
