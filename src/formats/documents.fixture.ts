/** For tests of formats: what a parsed file holds, and arbitrary documents to export. */
import fc from 'fast-check';
import { anyText } from '../core/any-text.fixture';
import type { AnnotatedDocument, Extraction } from '../core/extraction';
import type { Result } from '../core/result';
import { DocumentBuilder } from './document-builder';
import type { FormatError } from './format-error';

export function mustParse(
  parsed: Result<readonly AnnotatedDocument[], FormatError>,
): readonly AnnotatedDocument[] {
  if (!parsed.ok) throw new Error(`line ${parsed.error.line}: ${parsed.error.reason}`);
  return parsed.value;
}

/** Fails the test where parsing succeeds. */
export function mustFail(parsed: Result<readonly AnnotatedDocument[], FormatError>): FormatError {
  if (parsed.ok) throw new Error('expected an error');
  return parsed.error;
}

/** `type:text` of every mention, in order of position. */
export function spans({ mentions }: Extraction): readonly string[] {
  return [...mentions]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ type, start, text }) => `${type}:${text}@${start}`);
}

export function triples({ mentions, relations }: Extraction): readonly string[] {
  const texts = new Map(mentions.map(({ id, text }) => [id, text]));
  return relations.map(
    ({ type, head, tail }) => `${texts.get(head) ?? '?'} ${type} ${texts.get(tail) ?? '?'}`,
  );
}

export function events({ mentions, events: found }: Extraction): readonly string[] {
  const texts = new Map(mentions.map(({ id, text }) => [id, text]));
  return found.map(({ type, trigger, arguments: args }) => {
    const filled = args.map(({ role, mention }) => `${role}=${texts.get(mention) ?? '?'}`);
    return [`${type}:${texts.get(trigger) ?? '?'}`, ...filled].join(' ');
  });
}

export function everySpanIsTrue(documents: readonly AnnotatedDocument[]): boolean {
  return documents.every(({ text, extraction }) =>
    extraction.mentions.every(
      (mention) =>
        mention.start < mention.end && text.slice(mention.start, mention.end) === mention.text,
    ),
  );
}

const LABELS = ['组织', '人物', '地点'] as const;

/** Spans never split a surrogate pair: formats that count code points could not say them. */
function borders(text: string): readonly number[] {
  return Array.from({ length: text.length + 1 }, (_, index) => index).filter(
    (index) => !splitsPair(text, index),
  );
}

function splitsPair(text: string, index: number): boolean {
  return index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff;
}

/** Documents with text and mentions of `LABELS`, relations among them, and events over them. */
export const anyDocument: fc.Arbitrary<AnnotatedDocument> = fc
  .record({
    text: anyText.filter((text) => text.trim() !== ''),
    seeds: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 6 }), fc.nat(2)), {
      maxLength: 6,
    }),
    links: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }),
  })
  .map(({ text, seeds, links }) => {
    const builder = new DocumentBuilder(text);
    const at = borders(text);
    const ids = seeds.map(([from, length, label]) => {
      const index = from % (at.length - 1);
      const start = at[index] ?? 0;
      const end = at[Math.min(index + length, at.length - 1)] ?? text.length;
      return builder.add(LABELS[label] ?? '组织', start, end);
    });
    for (const [from, to] of ids.length > 0 ? links : []) {
      const head = ids[from % ids.length] ?? '';
      const tail = ids[to % ids.length] ?? '';
      builder.relate('关联', head, tail);
      builder.addEvent('行为-发布', head, [{ role: '发布方', mention: tail }]);
    }
    return builder.build('0');
  });
