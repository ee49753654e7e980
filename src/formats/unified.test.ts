import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDocument, everySpanIsTrue, mustFail, mustParse } from './documents.fixture';
import { IDENTITY_LABELS } from './label-map';
import { parseUnified, unifiedLine } from './unified';

describe('unified form', () => {
  // Fault: what is written reads back as something else.
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.array(anyDocument, { minLength: 1, maxLength: 3 }), (documents) => {
        const content = documents.map((document) => unifiedLine(document)).join('\n');
        expect(mustParse(parseUnified(content, IDENTITY_LABELS))).toEqual(documents);
      }),
    );
  });

  // Fault: a span that is not true reaches the score, or takes what refers to it along in silence.
  it('keeps true spans only and counts what is lost', () => {
    const mention = (id: string, start: number, text: string) => ({
      id,
      type: '甲',
      start,
      end: start + text.length,
      text,
    });
    const record = {
      id: 'x',
      text: '松果落了',
      mentions: [mention('a', 0, '松果'), mention('b', 1, '松果'), mention('c', -1, '松')],
      relations: [{ type: '近', head: 'a', tail: 'b' }],
      events: [
        { type: '落', trigger: 'a', arguments: [{ role: '谁', mention: 'z' }] },
        { type: '落', trigger: 'b', arguments: [] },
      ],
    };
    const documents = mustParse(parseUnified(JSON.stringify(record), IDENTITY_LABELS));
    expect(everySpanIsTrue(documents)).toBe(true);
    expect(documents[0]?.extraction).toMatchObject({
      mentions: [{ text: '松果', start: 0 }],
      relations: [],
      events: [{ arguments: [] }],
    });
    expect(documents[0]?.extraction.issues).toHaveLength(5);
  });

  it('says line and reason of another shape', () => {
    expect(mustFail(parseUnified('{"id": "1"}', IDENTITY_LABELS))).toMatchObject({ line: 1 });
  });
});
