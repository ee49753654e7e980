import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyDocument,
  everySpanIsTrue,
  mustFail,
  mustParse,
  spans,
  triples,
} from './documents.fixture';
import { exportDuie, parseDuie, parseTriples } from './duie';
import type { LabelMap } from './label-map';
import { DUIE_LABELS } from './label-names';

const TEXT = '《松果谣》由林小满作词、周渡演唱，林小满还导演了短片《渡口》';

const spo = (subject: string, predicate: string, object: unknown): unknown => ({
  subject,
  predicate,
  object,
  subject_type: '不用',
  object_type: '不用',
});

const record = (text: string, ...list: readonly unknown[]): string =>
  `${JSON.stringify({ text, spo_list: list })}\n`;

describe('parseDuie', () => {
  it('reads objects of 1.0 (strings) and 2.0 (with @value)', () => {
    const content = record(
      TEXT,
      spo('松果谣', '作词', '林小满'),
      spo('松果谣', '歌手', { '@value': '周渡', inWork: '别的' }),
    );
    const [document] = mustParse(parseDuie(content, DUIE_LABELS));
    expect(document && triples(document.extraction)).toEqual([
      '松果谣 作词 林小满',
      '松果谣 歌手 周渡',
    ]);
    expect(document && spans(document.extraction)).toEqual([
      '歌曲:松果谣@1',
      '人物:林小满@6',
      '人物:周渡@12',
    ]);
  });

  it('takes the object that is nearest to its subject', () => {
    const content = record(TEXT, spo('渡口', '导演', '林小满'));
    const [document] = mustParse(parseDuie(content, DUIE_LABELS));
    expect(document && spans(document.extraction)).toEqual(['人物:林小满@17', '影视作品:渡口@27']);
  });

  it('makes one mention of a subject with several objects, at the place nearest to all of them', () => {
    const text = '云杉公司很大。云杉公司由林小满创立，董事长是周渡';
    const content = record(
      text,
      spo('云杉公司', '创始人', '林小满'),
      spo('云杉公司', '董事长', '周渡'),
    );
    const [document] = mustParse(parseDuie(content, DUIE_LABELS));
    expect(document && spans(document.extraction)).toEqual([
      '企业:云杉公司@7',
      '人物:林小满@12',
      '人物:周渡@22',
    ]);
  });

  it('prefers an object outside its subject, and allows one inside', () => {
    const apart = record('云杉公司简称云杉', spo('云杉公司', '简称', '云杉'));
    const [first] = mustParse(parseDuie(apart, DUIE_LABELS));
    expect(first && spans(first.extraction)).toEqual(['机构:云杉公司@0', '文本:云杉@6']);
    const inside = record('云杉公司', spo('云杉公司', '简称', '云杉'));
    const [second] = mustParse(parseDuie(inside, DUIE_LABELS));
    expect(second && triples(second.extraction)).toEqual(['云杉公司 简称 云杉']);
  });

  it('notes a string that is not in the text, and a predicate without known types', () => {
    const content = record(TEXT, spo('松果谣', '作曲', '无名氏'), spo('松果谣', '口味', '甜'));
    const [document] = mustParse(parseDuie(content, DUIE_LABELS));
    expect(document?.extraction.relations).toEqual([]);
    expect(document?.extraction.issues.map(({ code }) => code).sort()).toEqual([
      'cut',
      'ungrounded',
    ]);
  });

  it('is quick on a text of one repeated character', () => {
    const content = record('啊'.repeat(200_000), spo('啊', '作词', '啊'));
    const [document] = mustParse(parseDuie(content, DUIE_LABELS));
    expect(document?.extraction.relations).toHaveLength(1);
  });

  it.each([
    ['', 1, 'at least one record'],
    [`${record(TEXT)}${TEXT}`, 2, 'valid JSON'],
    ['{"text": "松果"}', 1, 'an array at .spo_list'],
    [record(TEXT, spo('松果谣', '作词', 3)), 1, 'an object at .spo_list[0].object'],
    [record(TEXT, spo('松果谣', '作词', {})), 1, 'a string at .spo_list[0].object.@value'],
  ])('says line and reason for %j', (content, line, reason) => {
    const error = mustFail(parseDuie(content, DUIE_LABELS));
    expect(error.line).toBe(line);
    expect(error.reason).toContain(reason);
  });

  it('never throws and keeps every span true, whatever the file holds', () => {
    const part = fc.string({ maxLength: 2, unit: fc.constantFrom('松', '果', '🐿') });
    const near = fc
      .tuple(
        fc.string({ unit: fc.constantFrom('松', '果', '🐿', '\n') }),
        fc.array(fc.tuple(part, part)),
      )
      .map(([text, pairs]) => record(text, ...pairs.map(([a, b]) => spo(a, '作词', b))));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (content) => {
        const parsed = parseDuie(content, DUIE_LABELS);
        return parsed.ok ? everySpanIsTrue(parsed.value) : parsed.error.line >= 1;
      }),
    );
  });
});

describe('parseTriples', () => {
  it('reads an array of texts with triples', () => {
    const content = JSON.stringify([{ text: TEXT, triple_list: [['松果谣', '歌手', '周渡']] }]);
    const [document] = mustParse(parseTriples(content, DUIE_LABELS));
    expect(document && triples(document.extraction)).toEqual(['松果谣 歌手 周渡']);
  });

  it.each([
    ['', 1, 'at least one record'],
    ['[\n{"text": "松果",\n]', 3, 'valid JSON'],
    ['[{"text": "松果", "triple_list": [["松果", "作词"]]}]', 1, '[subject, predicate, object]'],
  ])('says line and reason for %j', (content, line, reason) => {
    const error = mustFail(parseTriples(content, DUIE_LABELS));
    expect(error.line).toBe(line);
    expect(error.reason).toContain(reason);
  });
});

describe('exportDuie', () => {
  it('gives back the triples that were read', () => {
    const relations = new Map([['关联', { name: '关联', head: '组织', tail: '组织' }]]);
    const labels: LabelMap = { ...DUIE_LABELS, relations };
    fc.assert(
      fc.property(anyDocument, (document) => {
        const [again] = mustParse(parseDuie(exportDuie([document]), labels));
        expect(again?.text).toBe(document.text);
        expect(again && new Set(triples(again.extraction))).toEqual(
          new Set(triples(document.extraction)),
        );
      }),
    );
  });
});
