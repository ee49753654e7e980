import { describe, expect, it } from 'vitest';
import { parseCausal } from './causal';
import { parseCmeie } from './cmeie';
import {
  CAUSAL_LABELS,
  CMEIE_LABELS,
  EMERGENCY_LABELS,
  FAULT_LABELS,
  OPEN_EVENT_LABELS,
  OPEN_RELATION_LABELS,
} from './corpus-names';
import { events, mustFail, mustParse, spans, triples } from './documents.fixture';
import { parseFaultRelations } from './fault-relations';
import { familyLabels } from './label-names';
import { parseMarkedEvents } from './marked-events';
import { MILITARY_LABELS } from './military-names';
import { parseOpenEvents } from './open-events';
import { parsePartOfSpeech } from './part-of-speech';
import { parseSubjectRelations } from './subject-relations';
import type { AnnotatedDocument } from '../core/extraction';

function first(documents: readonly AnnotatedDocument[]): AnnotatedDocument {
  const [document] = documents;
  if (document === undefined) throw new Error('no document');
  return document;
}

describe('parsePartOfSpeech', () => {
  const read = (line: string) => first(mustParse(parsePartOfSpeech(line, familyLabels('news'))));

  // Faults: a surname without its given name; two people in one; a place inside an organisation's name.
  it('joins surnames and given names, dates and bracketed names', () => {
    const document = read(
      '19990101-01-001-002/m  周/nr  渡/nr  林/nr  小满/nr  、/w  安娜/nr  丽莎/nr  １２月/t  ３日/t  在/p  [青岚/ns  大学/n]nt  见面/v',
    );
    expect(document.id).toBe('19990101-01-001-002');
    expect(document.text).toBe('周渡林小满、安娜丽莎１２月３日在青岚大学见面');
    expect(spans(document.extraction)).toEqual([
      '人名:周渡@0',
      '人名:林小满@2',
      '人名:安娜@6',
      '人名:丽莎@8',
      '时间:１２月３日@10',
      '机构名:青岚大学@16',
    ]);
  });

  it('keeps the words of a bracket that is not closed, and says where a row is wrong', () => {
    expect(read('1/m [青岚/ns 大学/n').text).toBe('青岚大学');
    expect(mustFail(parsePartOfSpeech('1/m 好/a\n1/m 好', familyLabels('news')))).toMatchObject({
      code: 'wrong-row',
      line: 2,
    });
  });
});

describe('parseSubjectRelations', () => {
  const record = (...sro: readonly (readonly [string, string, string])[]): string =>
    JSON.stringify({
      text: '云杉集团董事长林小满',
      sro_list: sro.map(([subject, relation, object]) => ({ subject, relation, object })),
    });

  it('names what a relation links', () => {
    const content = record(
      ['林小满', '最高学历', '博士'],
      ['林小满', '职务', '董事长'],
      ['甲', '松果', '乙'],
    );
    const document = first(mustParse(parseSubjectRelations(content, MILITARY_LABELS)));
    expect(spans(document.extraction)).toEqual(['职务:董事长@4', '人物:林小满@7']);
    expect(document.extraction.issues.map(({ code }) => code)).toEqual(['cut', 'ungrounded']);
  });

  it('keeps open relations under their words', () => {
    const document = first(
      mustParse(
        parseSubjectRelations(record(['云杉集团', '董事长', '林小满']), OPEN_RELATION_LABELS),
      ),
    );
    expect(triples(document.extraction)).toEqual(['云杉集团 董事长 林小满']);
    expect(spans(document.extraction)).toEqual(['主体:云杉集团@0', '客体:林小满@7']);
  });
});

describe('parseCmeie', () => {
  const record = {
    text: '肺炎@患儿多有咳嗽',
    spo_list: [
      {
        predicate: '临床表现',
        subject: '肺炎',
        subject_type: '疾病',
        object: { '@value': '咳嗽' },
        object_type: { '@value': '症状' },
      },
    ],
  };

  it.each([
    ['lines', JSON.stringify(record)],
    ['an array', JSON.stringify([record])],
  ])('reads %s', (_, content) => {
    const document = first(mustParse(parseCmeie(content, CMEIE_LABELS)));
    expect(triples(document.extraction)).toEqual(['肺炎 临床表现 咳嗽']);
    expect(spans(document.extraction)).toEqual(['疾病:肺炎@0', '症状:咳嗽@7']);
  });
});

describe('parseFaultRelations', () => {
  it('reads positions, and notes what is not at its place', () => {
    const spo = (pos: readonly [number, number]) => ({
      h: { name: '水泵', pos: [0, 2] },
      t: { name: '漏水', pos },
      relation: '部件故障',
    });
    const content = JSON.stringify({
      ID: 'x',
      text: '水泵漏水',
      spo_list: [spo([2, 4]), spo([1, 3])],
    });
    const document = first(mustParse(parseFaultRelations(content, FAULT_LABELS)));
    expect(spans(document.extraction)).toEqual(['部件单元:水泵@0', '故障状态:漏水@2']);
    expect(triples(document.extraction)).toEqual(['水泵 部件故障 漏水']);
    expect(document.extraction.issues.map(({ code }) => code)).toEqual(['ungrounded']);
  });
});

describe('parseCausal', () => {
  it('links causes, effects and regions, and nothing to itself', () => {
    const result = {
      reason_product: '豆粕,玉米',
      reason_region: '青岚',
      reason_industry: '',
      result_product: '玉米',
      result_region: '',
      result_industry: '',
    };
    const content = JSON.stringify({
      text_id: '1',
      text: '青岚豆粕涨价，玉米跟涨',
      result: [result],
    });
    const document = first(mustParse(parseCausal(content, CAUSAL_LABELS)));
    expect(triples(document.extraction).toSorted()).toEqual([
      '玉米 所在地区 青岚',
      '豆粕 影响 玉米',
      '豆粕 所在地区 青岚',
    ]);
  });
});

describe('parseOpenEvents', () => {
  // Fault: the two halves of the corpus name who acts and what is acted on the other way round.
  it('gives both shapes the same roles', () => {
    const text = '林小满昨天参观仓库';
    const labels = [
      {
        trigger: ['参观', 5],
        object: ['林小满', 0],
        subject: ['仓库', 7],
        time: ['昨天', 3],
        location: '',
      },
    ];
    const list = [
      {
        trigger: { text: '参观', offset: 5 },
        arguments: [
          { role: 'object', text: '仓库', offset: 7 },
          { role: 'subject', text: '林小满', offset: 0 },
          { role: 'time', text: '昨天', offset: 3 },
        ],
      },
    ];
    for (const content of [
      JSON.stringify({ text, labels }),
      JSON.stringify([{ sentence: text, events: list }]),
    ]) {
      const document = first(mustParse(parseOpenEvents(content, OPEN_EVENT_LABELS)));
      expect(events(document.extraction)).toEqual(['事件:参观 客体=仓库 主体=林小满 时间=昨天']);
    }
  });
});

describe('parseMarkedEvents', () => {
  const xml = (content: string): string =>
    `<?xml version="1.0"?><Body><Title>标题</Title><Content>\n${content}\n</Content></Body>`;
  const EVENT = `<Paragraph>
    <Sentence>据悉，<Event eid="e1" type="x">
      <Time type="relTime">昨天</Time><Location lid="l1">青岚港</Location>
      <Denoter type="emergency" did="d1">起火</Denoter></Event>。</Sentence>
  </Paragraph><Paragraph><Sentence>烟 &lt; 火</Sentence></Paragraph><eRelation relType="Causal"/>`;

  it('takes the marks out of the text and the layout with them', () => {
    const document = parseMarkedEvents(xml(EVENT), EMERGENCY_LABELS);
    if (!document.ok) throw new Error(document.error.reason);
    expect(document.value.text).toBe('据悉，昨天青岚港起火。\n烟<火');
    expect(events(document.value.extraction)).toEqual(['突发事件:起火 时间=昨天 地点=青岚港']);
    expect(spans(document.value.extraction)).toContain('突发事件:起火@8');
  });

  it('notes an event without a trigger', () => {
    const document = parseMarkedEvents(xml('<Event>起火</Event>'), EMERGENCY_LABELS);
    expect(document.ok && document.value.extraction.issues).toMatchObject([{ code: 'cut' }]);
  });

  it.each(['<Event>起火', '<Event><Time>昨天</Event></Time>', '没有事件'])(
    'refuses %s',
    (content) => {
      expect(parseMarkedEvents(xml(content), EMERGENCY_LABELS)).toMatchObject({
        ok: false,
        error: { code: 'wrong-row' },
      });
    },
  );
});
