import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conventionOf } from './conventions';
import { extraction, pairOf, type Written } from './evaluation.fixture';
import { judgedPrecisions } from './precision';
import { countFinds, ITEM_KINDS, sampleFinds } from './sample';
import { reportOf, type ConventionReport } from './report';
import { faultTable, readJudgements, sampleTable } from './tables';

const FORMULA = '=1+1，云杉公司';
const TEXT = `林满加入${FORMULA}。`;

function report(gold: Written, predicted: Written): ConventionReport {
  const convention = conventionOf('entities-strict');
  if (convention === undefined) throw new Error('no convention');
  const options = { rounds: 10, seed: '1' };
  return reportOf(convention, [pairOf(TEXT, gold, predicted)], undefined, options);
}

const lines = (content: string): readonly string[] => content.replace('\uFEFF', '').split('\r\n');

describe('faultTable', () => {
  it('has a row a fault, with cause, place, the other side and the sentence', () => {
    const gold: Written = { mentions: [['公司', '云杉公司']] };
    const found: Written = { mentions: [['公司', '云杉']] };
    const { content } = faultTable([report(gold, found)], 'run', 'en');
    const [header, missed, wrong, ...rest] = lines(content);
    expect(header).toBe(
      'convention,document,side,cause,kind,type,role,text,start,end,other_type,other_role,other_text,sentence',
    );
    expect(missed).toBe(
      `entities-strict,d,missed,edges,entity,公司,,云杉公司,9,13,公司,,云杉,${TEXT}`,
    );
    expect(wrong).toBe(
      `entities-strict,d,wrong,edges,entity,公司,,云杉,9,11,公司,,云杉公司,${TEXT}`,
    );
    expect(rest).toEqual(['']);
  });

  // Fault: a find that a spreadsheet takes for a formula.
  it('escapes what looks like a formula, and counts it', () => {
    const gold: Written = { mentions: [['公司', FORMULA]] };
    const { content, escaped } = faultTable([report(gold, {})], 'run', 'zh');
    expect(content).toContain(`,'${FORMULA},`);
    expect(escaped).toBe(1);
    expect(content).toContain('漏找,漏掉,实体');
  });

  it('says of two people who has what, and that neither invents', () => {
    const gold: Written = { mentions: [['公司', '云杉公司']] };
    const { content } = faultTable([report({}, gold)], 'people', 'zh');
    expect(content).toContain('只有第二人,对方没有');
  });
});

describe('a sample that was judged', () => {
  const document = pairOf(
    TEXT,
    {
      mentions: [
        ['公司', '云杉公司'],
        ['人物', '林满'],
      ],
    },
    {},
  );
  const documents = Array.from({ length: 3 }, (_, index) => ({
    id: `d${index}`,
    text: TEXT,
    extraction: document.gold,
  }));
  const types = new Set(['公司', '人物']);
  const finds = sampleFinds(documents, ['entity'], 6, { seed: '1', types });

  it.each([
    ['zh', '对', '错'],
    ['en', 'right', 'Wrong'],
    ['en', '1', '0'],
  ] as const)('comes back from the table in %s with %s and %s', (language, right, wrong) => {
    const [header = '', ...rows] = lines(sampleTable(finds, language).content);
    const judged = [right, right, wrong, '', '也许', right].map(
      (word, at) => `${word}${rows[at] ?? ''}`,
    );
    const read = readJudgements(`\uFEFF${[header, ...judged].join('\r\n')}\r\n`);
    if (!read.ok) throw new Error(read.error);
    const { all, blank, unclear, perType } = read.value;
    expect(all).toMatchObject({ right: 3, judged: 4, precision: 0.75 });
    expect(blank).toBe(1);
    expect(unclear).toEqual([{ row: 6, value: '也许' }]);
    expect(perType.reduce((sum, [, one]) => sum + one.judged, 0)).toBe(4);
  });

  it('says what columns are missing', () => {
    expect(readJudgements('a,b\r\n1,2\r\n')).toMatchObject({ ok: false });
  });
});

describe('judgements of a sample', () => {
  // Fault: what the page shows is not what the command line reads from its file.
  it('give the same precision on the page and from the exported table', () => {
    const text = '林满加入云杉公司。';
    const documents = Array.from({ length: 12 }, (_, index) => ({
      id: `d${index}`,
      text,
      extraction: extraction(text, {
        mentions: [
          ['人物', '林满'],
          ['公司', '云杉公司'],
        ],
      }),
    }));
    const types = new Set(['人物', '公司']);
    const finds = sampleFinds(documents, ['entity'], 12, { seed: '7', types });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('right', 'wrong', 'unclear', undefined), { maxLength: 12 }),
        fc.constantFrom('zh', 'en'),
        (verdicts, language) => {
          const shown = judgedPrecisions(finds, verdicts, language);
          const read = readJudgements(sampleTable(finds, language, verdicts).content);
          if (!read.ok) throw new Error(read.error);
          expect(read.value).toMatchObject(shown);
          const unclear = verdicts.filter((verdict) => verdict === 'unclear').length;
          expect(read.value.unclear).toHaveLength(unclear);
        },
      ),
    );
  });

  // Fault: a sample of one type that has another, or misses some of it.
  it('are of one type where that is asked for, out of as many as are counted', () => {
    const text = '林满和周渡在云杉公司。';
    const found = extraction(text, {
      mentions: [
        ['人物', '林满'],
        ['人物', '周渡'],
        ['公司', '云杉公司'],
      ],
      relations: [['任职', 0, 2]],
    });
    const documents = [{ id: 'd', text, extraction: found }];
    const types = new Set(['人物', '公司']);
    const counted = countFinds(documents, types);
    expect(counted).toEqual([
      { kind: 'entity', type: '人物', count: 2 },
      { kind: 'entity', type: '公司', count: 1 },
      { kind: 'relation', type: '任职', count: 1 },
    ]);
    for (const only of counted) {
      const finds = sampleFinds(documents, ITEM_KINDS, 100, { seed: '1', types, only });
      expect(finds).toHaveLength(only.count);
      expect(finds.every(({ item }) => item.type === only.type)).toBe(true);
    }
  });
});
