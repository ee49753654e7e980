import { describe, expect, it } from 'vitest';
import { EMPTY_EXTRACTION } from '../../src/core/extraction';
import type { AnnotatedDocument, Extraction } from '../../src/core/extraction';
import type { Schema } from '../../src/core/schema';
import { presetSchema } from '../schema-option';
import { evaluate, runModel } from './evaluation';
import { defaultPreset, entitySchema, parseLabelNames, readGold, taskOf } from './gold';
import type { GoldFormat } from './gold';
import { countIssues, reportJson, reportTable } from './report';

const SPO =
  '{"text":"林小满的丈夫是周渡","spo_list":[{"subject":"林小满","predicate":"丈夫","object":"周渡"}]}';
const EVENT =
  '{"text":"云杉公司发布手机","event_list":[{"event_type":"产品行为-发布","trigger":"发布","trigger_start_index":4,"arguments":[{"role":"发布方","argument":"云杉公司","argument_start_index":0}]}]}';

const GOLD: readonly (readonly [GoldFormat, string])[] = [
  ['cluener', '{"text":"林小满来了","label":{"name":{"林小满":[[0,2]]}}}'],
  ['bio', '林 B-PER\n满 I-PER\n来 O\n'],
  ['bmes', '林 B-NAME\n满 E-NAME\n苗 S-RACE\n'],
  ['cmeee', '膝关节肿痛|||0    2    bod|||'],
  ['duie', SPO],
  ['duee', EVENT],
];

function gold(
  format: GoldFormat,
  content: string,
  names: ReadonlyMap<string, string> = new Map(),
): readonly AnnotatedDocument[] {
  const read = readGold(format, content, names);
  if (!read.ok) throw new Error(read.error.reason);
  return read.value;
}

/** Finds what it is told to find, in order. */
function answering(answers: readonly Extraction[]) {
  let next = 0;
  return {
    extractDocument: () => Promise.resolve(answers[next++] ?? EMPTY_EXTRACTION),
  };
}

const FACTS = {
  format: 'x',
  documents: 1,
  characters: 10,
  charsPerSecond: 100,
  threshold: 0.5,
  ungrounded: 0,
  unmapped: 0,
};

describe.each(GOLD)('evaluation of %s', (format, content) => {
  const documents = gold(format, content);
  const preset = defaultPreset(format);
  const asked = preset === undefined ? undefined : presetSchema(preset);
  const schema = asked?.ok === true ? asked.value : entitySchema(documents);

  const report = async (answers: readonly Extraction[]): Promise<unknown> => {
    const run = await runModel(answering(answers), documents, schema);
    return JSON.parse(reportJson(evaluate(taskOf(format), schema, run.pairs, 0.5), FACTS));
  };

  it('gives 1 where the model finds the gold, 0 where it finds nothing', async () => {
    const good = { precision: 1, recall: 1, f1: 1 };
    const none = { precision: 0, recall: 0, f1: 0 };
    const wrap = (score: object): object =>
      format === 'duee' ? { trigger: score, argument: score } : score;
    expect(await report(documents.map(({ extraction }) => extraction))).toMatchObject({
      task: taskOf(format),
      documents: 1,
      charsPerSecond: 100,
      ...wrap(good),
    });
    expect(await report([])).toMatchObject(wrap(none));
  });

  it('does not count what scores below the threshold', async () => {
    const [document] = documents;
    const { mentions, relations, events } = document?.extraction ?? EMPTY_EXTRACTION;
    const low = <T extends object>(items: readonly T[]): readonly T[] =>
      items.map((item) => ({ ...item, score: 0.4 }));
    const faint = {
      mentions: low(mentions),
      relations: low(relations),
      events: low(events),
      issues: [],
    };
    const found = (await report([faint])) as {
      predicted?: number;
      trigger?: { predicted: number };
    };
    expect(found.predicted ?? found.trigger?.predicted).toBe(0);
  });
});

describe('readGold', () => {
  const types = (documents: readonly AnnotatedDocument[]): readonly string[] =>
    entitySchema(documents).entities.map(({ name }) => name);

  it('names tags by the family that the file belongs to', () => {
    expect(types(gold('bio', '林 S-ORG\n满 S-LOC\n'))).toEqual(['机构名', '地名']);
    expect(types(gold('bmes', '林 S-ORG\n满 S-TITLE\n苗 S-RACE\n'))).toEqual([
      '单位',
      '职务',
      '民族',
    ]);
  });

  it('lets --labels go before the built-in table and keeps unknown tags', () => {
    const names = new Map([['ORG', '企业']]);
    expect(types(gold('bio', '林 S-ORG\n满 S-松\n', names))).toEqual(['企业', '松']);
  });

  it('does not score predicates outside the schema, and counts them', () => {
    const documents = gold('duie', SPO.replace('"丈夫","object"', '"口味","object"'));
    expect(documents[0]?.extraction.relations).toEqual([]);
    expect(countIssues(documents)).toEqual({ ungrounded: 0, unmapped: 1 });
  });

  it('refuses a map of labels that is not text to text', () => {
    expect(parseLabelNames('{"A": 1}')).toMatchObject({
      ok: false,
      error: { reason: 'expected a string at .A, found a value of type number' },
    });
  });
});

describe('evaluation of several tasks', () => {
  const text = '林小满创办云杉公司';
  const content = JSON.stringify({
    id: 'x',
    text,
    mentions: [
      { id: 'p', type: '人名', start: 0, end: 3, text: '林小满' },
      { id: 'h', type: '企业', start: 5, end: 9, text: '云杉公司' },
      { id: 't', type: '人物', start: 0, end: 3, text: '林小满' },
    ],
    relations: [{ type: '创始人', head: 'h', tail: 't' }],
    events: [],
  });
  const schema: Schema = {
    entities: [{ name: '人名' }],
    relations: [{ name: '创始人', head: '企业', tail: '人物' }],
    events: [],
  };

  // Fault: ends of relations in gold count as entities that were missed.
  it('scores each task that is asked for by its own items', async () => {
    const documents = gold('chinchilla', content);
    const run = await runModel(answering(documents.map((d) => d.extraction)), documents, schema);
    const evaluation = evaluate('all', schema, run.pairs, 0.5);
    const json: unknown = JSON.parse(reportJson(evaluation, FACTS));
    const one = { gold: 1, predicted: 1, correct: 1 };
    expect(json).toMatchObject({ task: 'all', ner: one, re: one });
    expect(reportTable(evaluation, FACTS)).toMatch(/^entities\n[^]*\n\nrelations\n/u);
  });
});

describe('reportTable', () => {
  it('lists the types with most gold first, then all, and what was not scored', async () => {
    const documents = gold('bio', '林 B-PER\n满 I-PER\n周 B-PER\n渡 I-PER\n青 S-LOC\n');
    const schema = entitySchema(documents);
    const answers = documents.map(({ extraction }) => extraction);
    const run = await runModel(answering(answers), documents, schema);
    const table = reportTable(evaluate('ner', schema, run.pairs, 0.5), { ...FACTS, unmapped: 3 });
    const lines = table.split('\n');
    expect(lines[1]).toMatch(/^人名 +2 +2 +2 +1\.0000 +1\.0000 +1\.0000$/u);
    expect(lines[2]).toMatch(/^地名 +1 +1 +1/u);
    expect(lines[3]).toMatch(/^all +3 +3 +3/u);
    expect(table).toContain('3 gold annotations have labels outside the schema');
  });
});
