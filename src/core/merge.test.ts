import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.fixture';
import { chunkText } from './chunk';
import type { Extraction, Mention } from './extraction';
import { EMPTY_EXTRACTION } from './extraction';
import { createMerger, type ChunkFinds } from './merge';

const text = '松果镇银行昨天收购了河湾木器公司，双方在松果镇银行大楼签字。';

function mention(id: string, type: string, piece: string, score = 0.5, from = 0): Mention {
  const start = text.indexOf(piece, from);
  return { id, type, start, end: start + piece.length, text: piece, score };
}

function finds(start: number, end: number, extraction: Partial<Extraction>): ChunkFinds {
  return { start, end, extraction: { ...EMPTY_EXTRACTION, ...extraction } };
}

function merge(source: string, chunks: readonly ChunkFinds[]): Extraction {
  const merger = createMerger(source);
  for (const chunk of chunks) merger.add(chunk);
  return merger.snapshot();
}

describe('createMerger', () => {
  it('is empty before the first chunk', () => {
    expect(createMerger(text).snapshot()).toEqual(EMPTY_EXTRACTION);
  });

  it('makes one mention, with the higher score, of what two windows found', () => {
    const merged = merge(text, [
      finds(0, 20, { mentions: [mention('m0', '公司', '河湾木器公司', 0.6)] }),
      finds(8, 30, { mentions: [mention('m7', '公司', '河湾木器公司', 0.9)] }),
    ]);
    expect(merged.mentions).toEqual([
      { id: '10-16-公司', type: '公司', start: 10, end: 16, text: '河湾木器公司', score: 0.9 },
    ]);
  });

  it('keeps overlapping mentions of different types or borders', () => {
    const merged = merge(text, [
      finds(0, 30, {
        mentions: [mention('a', '公司', '松果镇银行'), mention('b', '地名', '松果镇')],
      }),
    ]);
    expect(merged.mentions.map((item) => item.text)).toEqual(['松果镇银行', '松果镇']);
  });

  it('makes one relation of what two windows found between the same mentions', () => {
    const buyer = mention('a', '公司', '松果镇银行');
    const bought = mention('b', '公司', '河湾木器公司');
    const merged = merge(text, [
      finds(0, 20, {
        mentions: [buyer, bought],
        relations: [{ type: '收购', head: 'a', tail: 'b', score: 0.4 }],
      }),
      finds(0, 30, {
        mentions: [
          { ...bought, id: 'a' },
          { ...buyer, id: 'b' },
        ],
        relations: [{ type: '收购', head: 'b', tail: 'a', score: 0.7 }],
      }),
    ]);
    expect(merged.relations).toEqual([
      { type: '收购', head: '0-5-公司', tail: '10-16-公司', score: 0.7 },
    ]);
  });

  it('unites the arguments of an event that two windows found, and keeps events of other triggers', () => {
    const trigger = mention('t', '收购', '收购');
    const other = mention('u', '收购', '签字');
    const merged = merge(text, [
      finds(0, 12, {
        mentions: [trigger, mention('a', '收购方', '松果镇银行')],
        events: [{ type: '收购', trigger: 't', arguments: [{ role: '收购方', mention: 'a' }] }],
      }),
      finds(6, 30, {
        mentions: [trigger, other, mention('a', '被收购方', '河湾木器公司')],
        events: [
          {
            type: '收购',
            trigger: 't',
            arguments: [{ role: '被收购方', mention: 'a' }],
            score: 0.8,
          },
          { type: '收购', trigger: 'u', arguments: [] },
        ],
      }),
    ]);
    expect(merged.events).toEqual([
      {
        type: '收购',
        trigger: '7-9-收购',
        arguments: [
          { role: '收购方', mention: '0-5-收购方' },
          { role: '被收购方', mention: '10-16-被收购方' },
        ],
        score: 0.8,
      },
      { type: '收购', trigger: `${other.start}-${other.end}-收购`, arguments: [] },
    ]);
  });

  it('replaces a mention cut by a window with the whole one of its neighbour, links included', () => {
    const piece = mention('a', '公司', '河湾木器');
    const whole = mention('b', '公司', '河湾木器公司');
    const buyer = mention('c', '公司', '松果镇银行');
    const merged = merge(text, [
      finds(0, piece.end, {
        mentions: [piece, buyer],
        relations: [{ type: '收购', head: 'c', tail: 'a', score: 0.9 }],
      }),
      finds(6, 30, { mentions: [whole] }),
    ]);
    expect(merged.mentions.map((item) => item.text)).toEqual(['松果镇银行', '河湾木器公司']);
    expect(merged.relations).toEqual([
      { type: '收购', head: '0-5-公司', tail: '10-16-公司', score: 0.9 },
    ]);
  });

  it('keeps a nested mention that some window found away from its border', () => {
    const nested = mention('a', '公司', '河湾木器');
    const merged = merge(text, [
      finds(0, nested.end, { mentions: [nested] }),
      finds(6, 30, { mentions: [nested, mention('b', '公司', '河湾木器公司')] }),
    ]);
    expect(merged.mentions.map((item) => item.text)).toEqual(['河湾木器公司', '河湾木器']);
  });

  it('keeps a mention that ends with the text', () => {
    const last = mention('a', '动作', '签字。');
    const merged = merge(text, [
      finds(4, text.length, { mentions: [last] }),
      finds(0, text.length, { mentions: [mention('b', '动作', '大楼签字。')] }),
    ]);
    expect(merged.mentions).toHaveLength(2);
  });

  it('reports what is no span of the text, and what hangs on it', () => {
    const merged = merge(text, [
      finds(0, 20, {
        mentions: [
          { id: 'a', type: '公司', start: 3, end: 400, text: '' },
          mention('t', '收购', '收购'),
        ],
        relations: [{ type: '收购', head: 'a', tail: 'x' }],
        events: [
          { type: '收购', trigger: 't', arguments: [{ role: '收购方', mention: 'a' }] },
          { type: '收购', trigger: 'a', arguments: [] },
        ],
      }),
    ]);
    expect(merged.issues.map((issue) => issue.detail)).toEqual([
      'an end of 收购 has no mention',
      'the trigger of 收购 has no mention',
      '收购方 of 收购 has no mention',
      '公司: [3, 400) is no span of 30 code units',
    ]);
    expect(merged.events).toEqual([{ type: '收购', trigger: '7-9-收购', arguments: [] }]);
  });

  it('passes on the issues of the chunks', () => {
    const issue = { code: 'cut', detail: 'too many spans', start: 0, end: 20 } as const;
    expect(merge(text, [finds(0, 20, { issues: [issue] })]).issues).toEqual([issue]);
  });

  it('keeps an unchanged mention the same object from one snapshot to the next', () => {
    const merger = createMerger(text);
    merger.add(finds(0, 20, { mentions: [mention('a', '公司', '松果镇银行')] }));
    const [before] = merger.snapshot().mentions;
    merger.add(finds(8, 30, { mentions: [mention('a', '公司', '河湾木器公司')] }));
    expect(merger.snapshot().mentions[0]).toBe(before);
  });
});

const type = fc.constantFrom('甲', '乙');
const score = fc.constantFrom(0.25, 0.5, 0.75);

/** What some engine might find in one window, much of it along the borders. */
function anyFinds(window: { start: number; end: number }): fc.Arbitrary<ChunkFinds> {
  const { start, end } = window;
  const offset = fc.oneof(fc.integer({ min: start, max: end }), fc.constantFrom(start, end));
  const span = fc.tuple(type, offset, offset, score);
  const link = fc.tuple(type, fc.nat(7), fc.nat(7), score);
  return fc
    .record({
      spans: fc.array(span, { maxLength: 8 }),
      relations: fc.array(link, { maxLength: 4 }),
      events: fc.array(link, { maxLength: 4 }),
    })
    .map(({ spans, relations, events }) =>
      finds(start, end, {
        mentions: spans.map(([name, a, b, value], index) => ({
          id: `m${index}`,
          type: name,
          start: Math.min(a, b),
          end: Math.max(a, b),
          text: '',
          score: value,
        })),
        relations: relations.map(([name, head, tail, value]) => ({
          type: name,
          head: `m${head}`,
          tail: `m${tail}`,
          score: value,
        })),
        events: events.map(([name, trigger, argument, value]) => ({
          type: name,
          trigger: `m${trigger}`,
          arguments: [{ role: name, mention: `m${argument}`, score: value }],
          score: value,
        })),
      }),
    );
}

const anyDocument = anyText.chain((source) => {
  const windows = chunkText(source, { size: 24, overlap: 12 }).slice(0, 8);
  const chunks = windows.length === 0 ? fc.constant([]) : fc.tuple(...windows.map(anyFinds));
  return fc.record({ source: fc.constant(source), chunks });
});

describe('a merged extraction', () => {
  it('has true spans and unique ids, and links only what it holds', () => {
    fc.assert(
      fc.property(anyDocument, ({ source, chunks }) => {
        const merged = merge(source, chunks);
        const ids = new Set(merged.mentions.map((item) => item.id));
        expect(ids.size).toBe(merged.mentions.length);
        for (const item of merged.mentions) {
          expect(source.slice(item.start, item.end)).toBe(item.text);
        }
        for (const { head, tail } of merged.relations) {
          expect(ids.has(head) && ids.has(tail)).toBe(true);
        }
        for (const event of merged.events) {
          expect(ids.has(event.trigger)).toBe(true);
          expect(event.arguments.every((argument) => ids.has(argument.mention))).toBe(true);
        }
      }),
    );
  });

  it('is the same whatever the order of the chunks, and when one comes twice', () => {
    const shuffled = anyDocument.chain(({ source, chunks }) =>
      fc.record({
        source: fc.constant(source),
        chunks: fc.constant(chunks),
        again: fc.shuffledSubarray([...chunks, ...chunks.slice(0, 2)], {
          minLength: chunks.length + Math.min(2, chunks.length),
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ source, chunks, again }) => {
        expect(merge(source, again)).toEqual(merge(source, chunks));
      }),
    );
  });

  it('does not depend on the snapshots taken along the way', () => {
    fc.assert(
      fc.property(anyDocument, ({ source, chunks }) => {
        const merger = createMerger(source);
        for (const chunk of chunks) {
          merger.add(chunk);
          merger.snapshot();
        }
        expect(merger.snapshot()).toEqual(merge(source, chunks));
      }),
    );
  });
});
