import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { events, everySpanIsTrue, mustFail, mustParse, spans, triples } from './documents.fixture';
import { parseEntityList } from './entity-list';
import { parseFewfc } from './fewfc';
import { IDENTITY_LABELS } from './label-map';
import { FEWFC_LABELS, FINRE_LABELS, familyLabels } from './label-names';
import { parsePairRelations } from './pair-relations';

describe('parseEntityList', () => {
  const record = (begin: number, end: number): string =>
    JSON.stringify({
      text: '推荐《渡口》',
      entity_list: [{ entity_type: 'book', entity: '渡口', entity_index: { begin, end } }],
    });

  it('reads half-open ranges', () => {
    const [document] = mustParse(parseEntityList(record(3, 5), familyLabels('media')));
    expect(document && spans(document.extraction)).toEqual(['图书:渡口@3']);
  });

  it('notes a mention that is not at its place', () => {
    const [document] = mustParse(parseEntityList(record(2, 4), familyLabels('media')));
    expect(document?.extraction.issues[0]?.code).toBe('ungrounded');
  });

  it('says line and reason of a record of another shape', () => {
    const error = mustFail(parseEntityList(`${record(3, 5)}\n{"text": ""}`, IDENTITY_LABELS));
    expect(error).toMatchObject({ line: 2, code: 'wrong-shape' });
    expect(error.reason).toContain('an array at .entity_list');
  });
});

describe('parseFewfc', () => {
  const mention = (word: string, start: number, role: string): unknown => ({
    word,
    span: [start, start + word.length],
    role,
  });
  const record = (...mentions: readonly unknown[]): string =>
    JSON.stringify({
      id: 'f1',
      content: '云杉公司起诉松果科技',
      events: [{ type: '起诉', mentions }],
    });

  it('names roles by event type', () => {
    const content = record(
      mention('松果科技', 6, 'obj-org'),
      mention('起诉', 4, 'trigger'),
      mention('云杉公司', 0, 'sub-org'),
    );
    const [document] = mustParse(parseFewfc(content, FEWFC_LABELS));
    expect(document && events(document.extraction)).toEqual([
      '起诉:起诉 被告机构=松果科技 原告机构=云杉公司',
    ]);
  });

  it('makes one event of each trigger, and none without one', () => {
    const two = record(mention('起诉', 4, 'trigger'), mention('诉', 5, 'trigger'));
    expect(mustParse(parseFewfc(two, FEWFC_LABELS))[0]?.extraction.events).toHaveLength(2);
    const none = record(mention('云杉公司', 0, 'sub-org'));
    expect(mustParse(parseFewfc(none, FEWFC_LABELS))[0]?.extraction.events).toEqual([]);
  });

  it('says line and reason of a record of another shape', () => {
    const error = mustFail(parseFewfc(record({ word: '起诉', role: 'trigger' }), FEWFC_LABELS));
    expect(error.reason).toContain('two items at .events[0].mentions[0].span');
  });
});

describe('parsePairRelations', () => {
  const TEXT = '云杉公司收购松果科技，云杉公司股价上涨';

  it('merges the lines of a sentence, and drops the relation `unknown` but not its ends', () => {
    const content = [
      `云杉公司\t松果科技\t收购\t${TEXT}`,
      '',
      `松果科技\t云杉公司\tunknown\t${TEXT}`,
      `青岚集团\t渡口银行\t合作\t青岚集团与渡口银行合作`,
    ].join('\n');
    const documents = mustParse(parsePairRelations(content, FINRE_LABELS));
    expect(documents).toHaveLength(2);
    expect(documents.flatMap(({ extraction }) => triples(extraction))).toEqual([
      '云杉公司 收购 松果科技',
      '青岚集团 合作 渡口银行',
    ]);
    expect(documents[0] && spans(documents[0].extraction)).toContain('公司:松果科技@6');
  });

  it.each([
    ['', 1, 'at least one record'],
    [`云杉公司\t松果科技\t收购\t${TEXT}\n云杉公司 松果科技`, 2, 'three tabs'],
    [`云杉公司\t\t收购\t${TEXT}`, 1, 'three tabs'],
  ])('says line and reason for %j', (content, line, reason) => {
    const error = mustFail(parsePairRelations(content, FINRE_LABELS));
    expect(error.line).toBe(line);
    expect(error.reason).toContain(reason);
  });
});

it.each([
  ['parseEntityList', parseEntityList],
  ['parseFewfc', parseFewfc],
  ['parsePairRelations', parsePairRelations],
])('%s never throws and keeps every span true', (_, parse) => {
  const words = fc.string({ maxLength: 3, unit: fc.constantFrom('松', '果', '🐿', '\n') });
  const at = fc.integer({ min: -1, max: 6 });
  const near = fc.oneof(
    fc.tuple(words, words, words, words).map((cells) => cells.join('\t')),
    fc.tuple(words, words, at, at).map(([text, entity, begin, end]) =>
      JSON.stringify({
        text,
        entity_list: [{ entity_type: 'x', entity, entity_index: { begin, end } }],
      }),
    ),
    fc.tuple(words, words, at, at).map(([content, word, begin, end]) =>
      JSON.stringify({
        id: 'x',
        content,
        events: [{ type: 'x', mentions: [{ word, span: [begin, end], role: 'trigger' }] }],
      }),
    ),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (content) => {
      const parsed = parse(content, IDENTITY_LABELS);
      return parsed.ok ? everySpanIsTrue(parsed.value) : parsed.error.line >= 1;
    }),
  );
});
