import { describe, expect, it } from 'vitest';
import { newDocument, shownOf, withPredictions } from '../../../core/document';
import type { Extraction } from '../../../core/extraction';
import { Pen } from '../../../core/decisions';
import { changeDocument } from '../../../core/document';
import { assignHues } from '../../workspace/hues';
import { indexMarks } from '../../workspace/marks';
import { asTsv, filtered, NO_FILTERS, ordered, type CellWords } from './arrange';
import { rowsOf } from './rows';

const TEXT = '海岳科技任命许岚为董事长。\n青屿医院昨日收购海岳科技。';
const SCHEMA = {
  entities: [{ name: '企业' }, { name: '人物' }],
  relations: [{ name: '董事长', head: '企业', tail: '人物' }],
  events: [{ name: '收购', roles: ['收购方', '时间'] }],
};

function mention(type: string, quote: string, score: number, from = 0) {
  const start = TEXT.indexOf(quote, from);
  return { id: `${type}${start}`, type, start, end: start + quote.length, text: quote, score };
}

const FOUND: Extraction = {
  mentions: [
    mention('企业', '海岳科技', 0.9),
    mention('人物', '许岚', 0.6),
    mention('收购', '收购', 0.8),
    mention('时间', '昨日', 0.7),
    mention('企业', '海岳科技', 0.95, 10),
  ],
  relations: [{ type: '董事长', head: '企业0', tail: '人物6', score: 0.7 }],
  events: [
    {
      type: '收购',
      trigger: '收购20',
      arguments: [{ role: '时间', mention: '时间18', score: 0.7 }],
      score: 0.8,
    },
  ],
  issues: [],
};

const WORDS: CellWords = {
  states: { accepted: '已确认', predicted: '未核对' },
  person: '人工',
  place: (line, offset) => `${line}:${offset}`,
};

function open() {
  const predictions = { extraction: FOUND, model: 'mini', schema: SCHEMA, at: 0, complete: true };
  const empty = newDocument('d', 0, { schema: SCHEMA, text: TEXT });
  const document = withPredictions(empty, predictions);
  let serial = 0;
  const newId = (): string => `item-${(serial += 1)}`;
  const pen = new Pen(document, shownOf(document), { name: '', now: 1, model: 'mini', newId });
  pen.setAttributes('人物6', ['既往']);
  const decided = changeDocument(document, pen.change(), 1);
  const { extraction } = shownOf(decided);
  const marks = indexMarks(extraction, SCHEMA, assignHues(SCHEMA));
  return { document: decided, extraction, marks };
}

describe('rows', () => {
  it('has a row a mention, without triggers and mere arguments', () => {
    const rows = rowsOf('entities', open());
    expect(rows.map(({ cells, type, line, state }) => [cells.text, type, line, state])).toEqual([
      ['海岳科技', '企业', 1, 'predicted'],
      ['许岚', '人物', 1, 'accepted'],
      ['海岳科技', '企业', 2, 'predicted'],
    ]);
    expect(rows[1]?.cells.attributes).toBe('既往');
  });

  it('names the ends of a relation and the roles of an event', () => {
    const source = open();
    expect(rowsOf('relations', source)[0]?.cells).toMatchObject({ head: '海岳科技', tail: '许岚' });
    expect(rowsOf('events', source)[0]?.cells).toMatchObject({
      trigger: '收购',
      arguments: '时间：昨日',
      sentence: '青屿医院昨日收购海岳科技。',
    });
  });
});

describe('arranging', () => {
  const rows = rowsOf('entities', open());

  it('filters by type, state, origin and text', () => {
    const count = (part: Partial<typeof NO_FILTERS>) =>
      filtered(rows, { ...NO_FILTERS, ...part }).length;
    expect([count({}), count({ type: '企业' }), count({ state: 'accepted' })]).toEqual([3, 2, 1]);
    expect([count({ query: '青屿' }), count({ origin: 'mini' })]).toEqual([1, 3]);
  });

  it('orders by score, ties in the order of the text', () => {
    const scores = ordered(rows, { column: 'score', descending: true }, WORDS);
    expect(scores.map(({ start }) => start)).toEqual([22, 0, 6]);
    const types = ordered(rows, { column: 'type', descending: false }, WORDS);
    const firms = types.filter(({ type }) => type === '企业').map(({ start }) => start);
    expect(firms).toEqual([0, 22]);
    expect(types[1]?.type).toBe('企业');
  });

  it('writes what it shows, and no formula', () => {
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    const risky = { ...first, cells: { ...first.cells, text: '=1+1\t2' } };
    const tsv = asTsv([risky], ['text', 'type', 'score', 'place'], (column) => column, WORDS);
    expect(tsv).toBe("text\ttype\tscore\tplace\n'=1+1 2\t企业\t0.90\t1:0");
  });
});
