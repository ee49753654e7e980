import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotatedDocument } from '../../src/core/extraction';
import { scoreEvents, scoreRelations } from '../../src/core/metrics';
import { joinDocuments } from './join-documents';

/** A mention over each part of the text, the first related to the last and the trigger of an event. */
function documentOf(id: string, parts: readonly string[]): AnnotatedDocument {
  let at = 0;
  const mentions = parts.map((text, index) => {
    const start = at;
    at += text.length;
    return { id: `m${String(index)}`, type: `类${String(index)}`, start, end: at, text };
  });
  const last = `m${String(parts.length - 1)}`;
  return {
    id,
    text: parts.join(''),
    extraction: {
      mentions,
      relations: [{ type: '属于', head: 'm0', tail: last }],
      events: [{ type: '事', trigger: 'm0', arguments: [{ role: '物', mention: last }] }],
      issues: [{ code: 'cut', detail: '', start: 0, end: at }],
    },
  };
}

const anyDocuments = fc
  .array(fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 4 }))
  .map((lists) => lists.map((parts, index) => documentOf(`d${String(index)}`, parts)));

describe('joinDocuments', () => {
  it('keeps every mention over its text, and every link between the same strings', () => {
    fc.assert(
      fc.property(anyDocuments, fc.integer({ min: 1, max: 5 }), (documents, count) => {
        const joined = joinDocuments(documents, count);
        expect(joined).toHaveLength(Math.ceil(documents.length / count));
        expect(joined.map(({ text }) => text).join('')).toBe(
          documents.map(({ text }) => text).join(''),
        );
        const linked = ({ extraction }: AnnotatedDocument): string[] => {
          const texts = new Map(extraction.mentions.map(({ id, text }) => [id, text]));
          expect(texts.size).toBe(extraction.mentions.length);
          return [
            ...extraction.relations.map(
              ({ head, tail }) => `${texts.get(head)}→${texts.get(tail)}`,
            ),
            ...extraction.events.map(
              ({ trigger, arguments: [first] }) =>
                `${texts.get(trigger)}(${texts.get(first?.mention ?? '')})`,
            ),
          ].sort();
        };
        expect(joined.flatMap(linked).sort()).toEqual(documents.flatMap(linked).sort());
        for (const { text, extraction } of joined) {
          for (const mention of extraction.mentions) {
            expect(text.slice(mention.start, mention.end)).toBe(mention.text);
          }
          for (const { end } of extraction.issues) expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it('scores 1 against itself', () => {
    const documents = joinDocuments(
      [documentOf('a', ['松', '果']), documentOf('b', ['栗', '鼠']), documentOf('c', ['渡', '口'])],
      2,
    );
    const pairs = documents.map(({ extraction }) => ({ gold: extraction, predicted: extraction }));
    expect(documents.map(({ id }) => id)).toEqual(['a+b', 'c']);
    expect(scoreRelations(pairs).overall).toMatchObject({ gold: 3, f1: 1 });
    expect(scoreEvents(pairs).trigger.overall).toMatchObject({ gold: 3, f1: 1 });
  });
});
