import { describe, expect, it } from 'vitest';
import { newDocument, type Document } from '../../core/document';
import { marked } from '../check/dataset.fixture';
import { namesFor, parseLabelTable, type LabelTable } from './label-table';
import { UnifyRun } from './unify-run';

function table(...rows: readonly string[]): LabelTable {
  const read = parseLabelTable(content(...rows));
  if (!read.ok) throw new Error(read.error.reason);
  return read.value;
}

/** `source#from relation to`, a row a line. */
function content(...rows: readonly string[]): string {
  const list = rows.map((row) => {
    const [first = '', relation = '', to = ''] = row.split(' ');
    const [source, from] = first.includes('#') ? first.split('#') : [undefined, first];
    return JSON.stringify({ from, relation, to, source });
  });
  return `{"labels": [\n${list.join(',\n')}\n]}`;
}

const fails = (text: string) => {
  const read = parseLabelTable(text);
  if (read.ok) throw new Error('the table was taken');
  return read.error;
};

describe('a label table', () => {
  it('follows rows of a source before those of all, to their end', () => {
    const rows = table('PER same 人名', '人名 same 人物', 'a#PER same 作者', '医生 broader 人物');
    expect([...namesFor(rows, 'b', false).names]).toEqual([
      ['PER', '人物'],
      ['人名', '人物'],
    ]);
    expect(namesFor(rows, 'a', false).names.get('PER')).toBe('作者');
    const broad = namesFor(rows, 'b', true);
    expect([broad.names.get('医生'), [...broad.broadened]]).toEqual(['人物', ['医生']]);
  });

  it('may be an object of old and new names', () => {
    const read = parseLabelTable('{"PER": "人物"}');
    expect(read.ok && read.value.rows).toEqual([{ from: 'PER', relation: 'same', to: '人物' }]);
  });

  // Faults: an endless walk; a cycle that only a source's own rows close; the wrong line.
  it.each([
    [['A same B', 'C same D', 'D same E', 'E broader C'], 'cycle', 3, 'C → D → E → C'],
    [['A same A'], 'cycle', 2, 'A → A'],
    [['A same B', 's#B same A'], 'cycle', 2, 'A → B → A'],
    [['A same B', 'A same C'], 'twice', 3, 'A is mapped twice'],
    [['A same C', 'B same C', 'A apart B'], 'not-apart', 4, 'A and B are to be apart'],
  ] as const)('%j is refused', (rows, code, line, reason) => {
    const error = fails(content(...rows));
    expect(error).toMatchObject({ code, line });
    expect(error.reason).toContain(reason);
  });

  it.each([
    ['{"A": "B",\n "B": "A"}', 'cycle', 1],
    ['{"A": "B",\n}', 'not-json', 2],
    ['{"A": 1}', 'wrong-shape', 1],
    ['{"labels": [{"from": "A", "relation": "like", "to": "B"}]}', 'wrong-shape', 1],
  ])('%j is refused', (text, code, line) => {
    expect(fails(text)).toMatchObject({ code, line });
  });
});

describe('unifying', () => {
  /** Accepted mentions of a marked text, as a reader gives them. */
  function documentOf(source: string, id: string): Document {
    const { text, mentions } = marked(source);
    const extraction = { mentions, relations: [], events: [], issues: [] };
    const base = newDocument(id, 0, { text });
    const known = { model: 'm', schema: base.schema, at: 0, complete: true };
    return { ...base, predictions: { extraction, ...known } };
  }

  it('renames labels, and counts documents, mentions and labels by source', () => {
    const run = new UnifyRun({ labels: table('PER same 人物', 'b#LOC same 地点') });
    const first = run.take(documentOf('[PER:罗青禾]到[LOC:石桥]', 'x'), 'a').line;
    const second = run.take(documentOf('[LOC:石桥]', 'y'), 'b').line;
    expect(first).toMatchObject({ id: 'x', corpus: 'a' });
    expect(first.mentions.map(({ id, type }) => [id, type])).toEqual([
      ['m1', '人物'],
      ['m2', 'LOC'],
    ]);
    expect(second.mentions[0]?.type).toBe('地点');
    const { documents, mentions, sources, labels } = run.report();
    expect([documents, mentions]).toEqual([2, 3]);
    expect(sources.map((counts) => [counts.source, counts.mentions])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
    expect(labels).toContainEqual({ kind: 'mention', label: '人物', count: 1 });
  });

  it('gives every document an id of its own: made up ones say the source', () => {
    const run = new UnifyRun();
    const ids = [run.newId(), 'x', 'x', run.newId()].map(
      (id) => run.take(documentOf('好', id), 'a').line.id,
    );
    expect(ids).toEqual(['a-1', 'x', 'x~2', 'a-4']);
    expect(run.report().losses).toMatchObject([{ code: 'id-changed', count: 1 }]);
  });

  // Fault: what a broader name loses, or a merge of two labels, goes unsaid.
  it('counts what broader names and merged labels lose', () => {
    const labels = table('医生 broader 人物');
    const { text, mentions } = marked('[医生:罗青禾]');
    const both = mentions.flatMap((m) => [m, { ...m, id: 'm2', type: '人物' }]);
    const base = documentOf(text, 'x');
    const extraction = { mentions: both, relations: [], events: [], issues: [] };
    const document = {
      ...base,
      predictions: { extraction, model: 'm', schema: base.schema, at: 0, complete: true },
    };
    const run = new UnifyRun({ labels, broaden: true });
    expect(run.take(document, 'a').line.mentions).toHaveLength(1);
    const codes = run.report().losses.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['label-broadened', 'names-merged']));
    const kept = new UnifyRun({ labels });
    expect(kept.take(document, 'a').line.mentions).toHaveLength(2);
  });
});
