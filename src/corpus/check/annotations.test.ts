import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../core/any-text.fixture';
import type { DatasetDocument } from '../dataset/document';
import { findPlace } from '../dataset/place';
import { BOUNDARIES } from './boundaries';
import { BROKEN_EVENTS } from './broken-events';
import { BROKEN_RELATIONS } from './broken-relations';
import { look, marked, told } from './dataset.fixture';
import { DOUBLE_LABELS } from './double-labels';
import { MISSED_MENTIONS } from './missed-mentions';
import { MIXED_LABELS } from './mixed-labels';
import { OFFSETS } from './offsets';
import { RARE_LABELS } from './rare-labels';
import { REPEATED_ITEMS } from './repeated-items';
import { RIVAL_LABELS } from './rival-labels';

const times = (count: number, source: string, corpus?: string): readonly DatasetDocument[] =>
  Array.from({ length: count }, () => marked(source, corpus === undefined ? {} : { corpus }));

/** One mention with offsets that are given. */
const at = (text: string, quote: string, start: number, end: number): DatasetDocument => ({
  ...marked(text),
  mentions: [{ id: 'm1', type: '人物', start, end, text: quote }],
});

describe('offsets', () => {
  it.each([
    ['code-points', at('🐿️罗青禾', '罗青禾', 2, 5)],
    ['bytes', at('昨天罗青禾来了', '罗青禾', 6, 15)],
    ['shifted', at('昨天罗青禾来了', '罗青禾', 1, 4)],
    ['absent', at('昨天罗青禾来了', '谭以宁', 2, 5)],
    ['shifted', at('昨天罗青禾来了', '罗青禾', -3, 400)],
  ])('that count %s', (kind, document) => {
    expect(look(OFFSETS, [document]).kinds).toEqual([{ kind, count: 1 }]);
  });

  it('that fit are not told', () => {
    expect(look(OFFSETS, [marked('🐿️[人物:罗青禾]来了')]).count).toBe(0);
  });

  // Fault: a place that does not give the quote.
  it('are found again wherever the quote is', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), fc.nat(12), fc.integer(), (text, from, length, false_) => {
        const quote = text.slice(from, from + length);
        const place = findPlace(text, at(text, quote, false_, false_ + 3).mentions[0] ?? never());
        if (place !== undefined) expect(text.slice(place.start, place.end)).toBe(quote);
      }),
    );
  });
});

describe('boundaries', () => {
  it.each([
    ['[人物:罗青禾，]来了', 'punctuation 罗青禾， → 罗青禾'],
    ['是[人物: 罗青禾]', 'blank 罗青禾 → 罗青禾'],
    ['在[时间:199]8年', 'half-word 199 → 1998'],
    ['喝[品牌:Coc]acola', 'half-word Coc → Cocacola'],
    ['他说[人物:！]', 'no-letter ！'],
  ])('%s', (source, find) => {
    const [found = ''] = told(look(BOUNDARIES, [marked(source)]));
    expect(found.replaceAll(/\s+/gu, ' ')).toBe(`d0 ${find}`);
  });

  it('are right around brackets, and where Latin names are run together', () => {
    const sources = ['[书名:《渡口纪事》]好看', '看[品牌:Apple]Watch', '[机构:*ST石桥]停牌'];
    expect(
      told(
        look(
          BOUNDARIES,
          sources.map((source) => marked(source)),
        ),
      ),
    ).toEqual([]);
  });
});

describe('repeated items', () => {
  it('are found: mentions, their ids, relations', () => {
    const [first] = marked('[人物:罗青禾]').mentions;
    if (first === undefined) throw new Error('no mention');
    const relation = { type: '同学', head: 'm1', tail: 'm1' };
    const twice = [first, { ...first, id: 'm2' }, { ...first, type: '作者' }];
    const document = marked('罗青禾', { mentions: twice, relations: [relation, relation] });
    expect(look(REPEATED_ITEMS, [document]).kinds.map(({ kind }) => kind)).toEqual([
      ...['mention', 'mention-id', 'relation'],
    ]);
    expect(look(REPEATED_ITEMS, [marked('[人物:罗青禾]和[人物:罗青禾]')]).count).toBe(0);
  });
});

describe('double labels', () => {
  const withSecond = (type: string, rest: Partial<DatasetDocument> = {}): DatasetDocument => {
    const document = marked('[机构:石桥乳业]来了');
    const mentions = document.mentions.flatMap((one) => [one, { ...one, id: 'm2', type }]);
    return { ...document, mentions, ...rest };
  };

  it('are found', () => {
    expect(told(look(DOUBLE_LABELS, [withSecond('地点')]))).toEqual([
      'd0 span 石桥乳业: 机构 / 地点',
    ]);
  });

  it('are none where the second is the role of an argument', () => {
    const argument = { role: '收购方', mention: 'm2' };
    const events = [{ type: '收购', trigger: 'm9', arguments: [argument] }];
    expect(look(DOUBLE_LABELS, [withSecond('收购方', { events })]).count).toBe(0);
  });
});

describe('rival labels', () => {
  it('are told where a string nearly always has another one', () => {
    const documents = [...times(8, '[机构:石桥乳业]来了'), ...times(1, '[地点:石桥乳业]来了')];
    expect(told(look(RIVAL_LABELS, documents))).toEqual(['d8 unusual 石桥乳业: 地点 / 机构']);
  });

  it('are told where two sources differ, of the smaller one', () => {
    const documents = [
      ...times(6, '[机构:石桥乳业]来了', 'a'),
      ...times(4, '[公司:石桥乳业]来了', 'b'),
    ];
    const found = look(RIVAL_LABELS, documents);
    expect(found.kinds).toEqual([{ kind: 'sources', count: 4 }]);
    expect(told(found)[0]).toBe('d6 sources 石桥乳业: 公司 / 机构');
  });

  it('are none where a string has two labels in turn, and where sources agree', () => {
    const both = [...times(5, '[机构:石桥]来了'), ...times(5, '[地点:石桥]来了')];
    expect(look(RIVAL_LABELS, both).count).toBe(0);
    const agreed = [...times(5, '[机构:石桥]来了', 'a'), ...times(5, '[机构:石桥]来了', 'b')];
    expect(look(RIVAL_LABELS, agreed).count).toBe(0);
  });
});

describe('missed mentions', () => {
  it('are strings that are annotated nearly everywhere else', () => {
    const documents = [...times(12, '[人物:罗青禾]来了'), ...times(1, '是罗青禾吗')];
    const found = look(MISSED_MENTIONS, documents);
    expect(told(found)).toEqual(['d12 left-out 罗青禾 12/13']);
    expect(found.examples[0]).toMatchObject({ start: 1, end: 4 });
  });

  it('are strings that are annotated nearly nowhere else', () => {
    const documents = [...times(1, '[机构:公司]来了'), ...times(15, '公司来了')];
    expect(told(look(MISSED_MENTIONS, documents))).toEqual(['d0 marked 公司 1/16']);
  });

  // Faults: a string inside a longer mention, or inside a Latin word, counts as left out.
  it('are none where each is annotated, or stands inside something else', () => {
    const documents = [
      ...times(12, '[地点:石桥]到了'),
      ...times(12, '[品牌:Lin]到了'),
      ...times(2, '[机构:石桥乳业]的 Linux'),
    ];
    expect(told(look(MISSED_MENTIONS, documents))).toEqual([]);
    const half = [...times(6, '[地点:石桥]到了'), ...times(6, '石桥到了')];
    expect(told(look(MISSED_MENTIONS, half))).toEqual([]);
  });
});

describe('broken links', () => {
  const mentions = marked('[人物:罗青禾]和[人物:谭以宁]').mentions;
  const relation = (head: string, tail: string) => ({ type: '同学', head, tail });
  const event = (trigger: string, mention: string) => ({
    ...{ type: '见面', trigger, arguments: [{ role: '人', mention }] },
  });

  it('of relations', () => {
    const relations = [relation('m1', 'm2'), relation('m9', 'm2'), relation('m1', '')];
    const document = marked('罗青禾和谭以宁', { mentions, relations });
    expect(told(look(BROKEN_RELATIONS, [document]))).toEqual([
      'd0 no-head m9 / 同学 / m2',
      'd0 no-tail m1 / 同学 /',
    ]);
  });

  it('of events', () => {
    const events = [event('m1', 'm2'), event('', 'm2'), event('m1', 'm7')];
    const document = marked('罗青禾和谭以宁', { mentions, events });
    expect(told(look(BROKEN_EVENTS, [document]))).toEqual([
      'd0 no-trigger 见面',
      'd0 no-filler 见面 / 人 / m7',
    ]);
  });

  it('are none where ends are there', () => {
    const whole = { mentions, relations: [relation('m1', 'm2')], events: [event('m1', 'm2')] };
    const document = marked('罗青禾和谭以宁', whole);
    expect(look(BROKEN_RELATIONS, [document]).count).toBe(0);
    expect(look(BROKEN_EVENTS, [document]).count).toBe(0);
  });
});

describe('labels', () => {
  it('with too few examples are told with their number', () => {
    const documents = [...times(3, '[人物:罗青禾]'), ...times(1, '[地点:石桥]')];
    expect(told(look(RARE_LABELS, documents, { fewest: 3 }))).toEqual(['d3 mention 地点: 1']);
    expect(look(RARE_LABELS, documents, { fewest: 1 }).count).toBe(0);
  });

  it('in two languages: the language of fewer annotations is told', () => {
    const documents = [...times(3, '[人物:罗青禾]'), ...times(1, '[LOC:石桥]')];
    expect(told(look(MIXED_LABELS, documents))).toEqual(['d3 label LOC: 1']);
    expect(look(MIXED_LABELS, times(3, '[人物:罗青禾]')).count).toBe(0);
  });
});

function never(): never {
  throw new Error('there is one mention');
}
