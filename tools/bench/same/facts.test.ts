import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../../src/core/extraction';
import { factsOf, hashOf } from './facts';

function found(ids: readonly [string, string], tailEnd = 5): Extraction {
  const [head, tail] = ids;
  return {
    mentions: [
      { id: head, type: '人物', start: 0, end: 3, text: '许见微', score: 0.8 },
      { id: tail, type: '地点', start: 3, end: tailEnd, text: '烟台', score: 0.9 },
    ],
    relations: [{ type: '出生地', head, tail, score: 0.7 }],
    events: [
      { type: '参观', trigger: head, arguments: [{ role: '地点', mention: tail }], score: 0.6 },
    ],
    issues: [],
  };
}

const hash = (extraction: Extraction): string => hashOf(factsOf('d', extraction));

describe('factsOf', () => {
  // Fault: two ways that name and order their mentions otherwise would never be the same.
  it('does not depend on ids and order', () => {
    const other = found(['x', 'y']);
    const turned = { ...other, mentions: [...other.mentions].reverse() };
    expect(hash(turned)).toBe(hash(found(['a', 'b'])));
    expect(factsOf('d', other)).toHaveLength(5);
  });

  // Fault: a difference in one end of a relation or in a score goes unseen.
  it('tells a moved end and another score', () => {
    const plain = found(['a', 'b']);
    expect(hash(found(['a', 'b'], 6))).not.toBe(hash(plain));
    const [relation] = plain.relations;
    const changed = relation === undefined ? [] : [{ ...relation, score: 0.71 }];
    expect(hash({ ...plain, relations: changed })).not.toBe(hash(plain));
  });
});
