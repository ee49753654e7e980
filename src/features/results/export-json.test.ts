import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../core/any-text.fixture';
import { groundMention } from '../../core/mention';
import { EMPTY_SCHEMA } from '../../core/schema';
import { toJson, type ExportedDocument } from './export-json';

describe('toJson', () => {
  it('stays true of its own text when it is read again', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, at) => {
        const start = text.length === 0 ? 0 : at % text.length;
        const grounded = groundMention(text, { type: '人物', start, end: start + 1 });
        const mentions = grounded.ok ? [grounded.value] : [];
        const extraction = { mentions, relations: [], events: [], issues: [] };
        const json = toJson({
          preset: 'x',
          threshold: 0.5,
          schema: EMPTY_SCHEMA,
          text,
          extraction,
        });
        const read = JSON.parse(json) as ExportedDocument;
        expect(read.text).toBe(text);
        for (const mention of read.extraction.mentions) {
          expect(read.text.slice(mention.start, mention.end)).toBe(mention.text);
        }
      }),
    );
  });
});
