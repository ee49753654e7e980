import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyDocument,
  events,
  everySpanIsTrue,
  mustFail,
  mustParse,
  spans,
} from './documents.fixture';
import { exportDuee, parseDuee } from './duee';
import { DUEE_LABELS } from './label-names';

const TEXT = '8月3日，云杉公司发布新款手机';

const argument = (role: string, text: string, start: number): unknown => ({
  role,
  argument: text,
  argument_start_index: start,
  alias: [],
});

const event = (trigger: string, start: number, ...list: readonly unknown[]): unknown => ({
  event_type: '产品行为-发布',
  trigger,
  trigger_start_index: start,
  arguments: list,
  class: '产品行为',
});

const record = (text: string, ...list: readonly unknown[]): string =>
  `${JSON.stringify({ text, id: 'x1', event_list: list })}\n`;

describe('parseDuee', () => {
  it('reads triggers and arguments at their places and keeps the id', () => {
    const content = record(
      TEXT,
      event('发布', 9, argument('时间', '8月3日', 0), argument('发布方', '云杉公司', 5)),
    );
    const [document] = mustParse(parseDuee(content, DUEE_LABELS));
    expect(document?.id).toBe('x1');
    expect(document && events(document.extraction)).toEqual([
      '产品行为-发布:发布 时间=8月3日 发布方=云杉公司',
    ]);
    expect(document && spans(document.extraction)).toEqual([
      '时间:8月3日@0',
      '发布方:云杉公司@5',
      '产品行为-发布:发布@9',
    ]);
  });

  it('keeps two events of one trigger as two events', () => {
    const content = record(TEXT, event('发布', 9), event('发布', 9, argument('时间', '8月3日', 0)));
    const [document] = mustParse(parseDuee(content, DUEE_LABELS));
    expect(document?.extraction.events).toHaveLength(2);
    expect(new Set(document?.extraction.events.map(({ trigger }) => trigger)).size).toBe(1);
  });

  it('turns code points into UTF-16 code units', () => {
    const content = record(`🐿${TEXT}`, event('发布', 10));
    const [document] = mustParse(parseDuee(content, DUEE_LABELS));
    expect(document && spans(document.extraction)).toEqual(['产品行为-发布:发布@11']);
  });

  it('notes a trigger or an argument that is not at its place', () => {
    const content = record(
      TEXT,
      event('发布', 8, argument('时间', '8月3日', 0)),
      event('发布', 9, argument('时间', '8月3日', 1)),
    );
    const [document] = mustParse(parseDuee(content, DUEE_LABELS));
    expect(document && events(document.extraction)).toEqual(['产品行为-发布:发布']);
    expect(document?.extraction.issues).toHaveLength(2);
  });

  it('notes types and roles that the label map drops', () => {
    const labels = {
      ...DUEE_LABELS,
      others: 'drop',
      names: new Map([['产品行为-发布', '发布']]),
    } as const;
    const other = { ...(event('发布', 9) as object), event_type: '别的' };
    const content = record(TEXT, event('发布', 9, argument('时间', '8月3日', 0)), other);
    const [document] = mustParse(parseDuee(content, labels));
    expect(document && events(document.extraction)).toEqual(['发布:发布']);
    expect(document?.extraction.issues.map(({ detail }) => detail)).toEqual([
      'label not mapped: 产品行为-发布/时间',
      'label not mapped: 别的',
    ]);
  });

  it.each([
    ['', 1, 'at least one record'],
    ['\n松果', 2, 'valid JSON'],
    ['{"text": "松果"}', 1, 'an array at .event_list'],
    [record(TEXT, {}), 1, 'a string at .event_list[0].event_type'],
    [
      record(TEXT, event('发布', 9, argument('时间', '8月3日', 0.5))),
      1,
      'an integer at .event_list[0].arguments[0].argument_start_index',
    ],
  ])('says line and reason for %j', (content, line, reason) => {
    const error = mustFail(parseDuee(content, DUEE_LABELS));
    expect(error.line).toBe(line);
    expect(error.reason).toContain(reason);
  });

  it('never throws and keeps every span true, whatever the file holds', () => {
    const place = fc.tuple(fc.string(), fc.integer({ min: -2, max: 20 }));
    const near = fc
      .tuple(fc.string({ unit: 'binary' }), place, fc.array(place))
      .map(([text, [trigger, start], list]) =>
        record(
          text,
          event(trigger, start, ...list.map(([words, at]) => argument('时间', words, at))),
        ),
      );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (content) => {
        const parsed = parseDuee(content, DUEE_LABELS);
        return parsed.ok ? everySpanIsTrue(parsed.value) : parsed.error.line >= 1;
      }),
    );
  });
});

describe('exportDuee', () => {
  it('gives back the events that were read', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const [again] = mustParse(parseDuee(exportDuee([document]), DUEE_LABELS));
        expect(again?.text).toBe(document.text);
        expect(again && events(again.extraction)).toEqual(events(document.extraction));
      }),
    );
  });
});
