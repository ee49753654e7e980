import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../core/dates/parse';
import type { Extraction } from '../../../core/extraction';
import { viewsEn } from '../messages/en';
import { viewsZh } from '../messages/zh';
import { sayInterval } from './say-interval';
import { timelineOf } from './timeline';

const TEXT =
  '2026年3月12日，海岳科技宣布收购青屿医院。去年5月两家已签约。3日晚工厂起火。公司2月30日裁员，近日又任命许岚。';
const REFERENCE = { year: 2026, month: 3, day: 18 };

function mention(type: string, quote: string) {
  const start = TEXT.indexOf(quote);
  return { id: quote, type, start, end: start + quote.length, text: quote };
}

const event = (trigger: string, time?: string) => ({
  type: '事件',
  trigger,
  arguments: time === undefined ? [] : [{ role: '时间', mention: time }],
});

const FOUND: Extraction = {
  mentions: [
    ...['收购', '签约', '起火', '裁员', '任命'].map((quote) => mention('事件', quote)),
    ...['2026年3月12日', '去年5月', '3日晚', '2月30日', '近日'].map((quote) =>
      mention('时间', quote),
    ),
  ],
  relations: [],
  events: [
    event('收购', '2026年3月12日'),
    event('签约'),
    event('起火', '3日晚'),
    event('裁员', '2月30日'),
    event('任命', '近日'),
  ],
  issues: [],
};

describe('timelineOf', () => {
  const { placed, unplaced } = timelineOf(TEXT, FOUND, REFERENCE);

  it('orders events by their dates, with the year of the date before', () => {
    expect(
      placed.map(({ trigger, when, from }) => [
        trigger.text,
        from,
        sayInterval(when, viewsZh.timeline.dates),
      ]),
    ).toEqual([
      ['签约', 'sentence', '2025年5月'],
      ['起火', 'argument', '2025年5月3日 18:00 至 00:00'],
      ['收购', 'argument', '2026年3月12日'],
    ]);
  });

  it('lists those that no calendar has and those that are only roughly said', () => {
    expect(unplaced.map(({ trigger, why, said }) => [trigger.text, why, said])).toEqual([
      ['裁员', 'impossible', '2月30日'],
      ['任命', 'vague', '近日'],
    ]);
  });
});

describe('sayInterval', () => {
  const say = (words: string): string => {
    const result = parseDate(words, { reference: REFERENCE });
    return result.ok ? sayInterval(result.value, viewsEn.timeline.dates) : result.error;
  };

  it('is as fine as what was said', () => {
    const said = [
      '公元前221年',
      '1990年代',
      '2025年第三季度',
      '3月中旬',
      '3月12日至15日',
      '去年',
      '14时05分',
    ];
    expect(said.map(say)).toEqual([
      '221 BC',
      '1990 to 1999',
      'Q3 2025',
      '2026-03-11 to 2026-03-20',
      '2026-03-12 to 2026-03-15',
      '2025',
      '2026-03-18 14:05',
    ]);
  });
});
