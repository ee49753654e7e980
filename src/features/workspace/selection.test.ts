import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../core/extraction';
import { emphasizedMentions, eventKey, NO_SELECTION, relationKey } from './selection';

const mention = (id: string, start: number) => ({
  id,
  type: '人物',
  start,
  end: start + 1,
  text: '甲',
});
const relation = { type: '父亲', head: 'a', tail: 'b' };
const event = { type: '会见', trigger: 'c', arguments: [{ role: '主体', mention: 'a' }] };
const extraction: Extraction = {
  mentions: [mention('a', 0), mention('b', 2), mention('c', 4)],
  relations: [relation],
  events: [event],
  issues: [],
};

describe('emphasizedMentions', () => {
  it('makes the parts of what is selected stand out', () => {
    expect(emphasizedMentions(extraction, NO_SELECTION)).toEqual(new Set());
    expect(emphasizedMentions(extraction, { kind: 'mention', id: 'b' })).toEqual(new Set(['b']));
    expect(
      emphasizedMentions(extraction, { kind: 'relation', key: relationKey(relation) }),
    ).toEqual(new Set(['a', 'b']));
    expect(emphasizedMentions(extraction, { kind: 'event', key: eventKey(event) })).toEqual(
      new Set(['c', 'a']),
    );
  });

  it('is empty when what was selected is gone', () => {
    for (const selection of [
      { kind: 'mention', id: 'x' },
      { kind: 'relation', key: 'x' },
      { kind: 'event', key: 'x' },
    ] as const) {
      expect(emphasizedMentions(extraction, selection)).toEqual(new Set());
    }
  });
});
