import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownOf } from '../../core/document';
import { ALPACA } from '../../formats/alpaca';
import type { Format } from '../../formats/format';
import { IEPILE } from '../../formats/iepile';
import { marked, placed } from '../check/dataset.fixture';
import type { DatasetDocument } from '../dataset/document';
import { BATCH_SIZES, batchesOf } from './batches';
import { formLine, INSTRUCT_FORMS, type InstructForm } from './forms';
import {
  answerRows,
  goldRows,
  instructDocument,
  instructed,
  instructedAt,
} from './instruct.fixture';

const doc = (text: string): DatasetDocument => ({ ...marked(text), corpus: 'x' });
const documents = fc.array(instructDocument, { minLength: 1, maxLength: 12 });

/** Labels that a corpus uses, by task. */
function inventory(list: readonly DatasetDocument[], corpus: string, task: string): Set<string> {
  const rows = list.filter((document) => document.corpus === corpus).flatMap(goldRows);
  return new Set(
    rows.filter((row) => row.startsWith(`${task} `)).map((row) => row.split(' ')[1] ?? ''),
  );
}

describe('records of a document', () => {
  // Faults: an item is left out or stands in two batches; a label that is there is answered as absent.
  it('hold every item once, in the record that asks its label', () => {
    fc.assert(
      fc.property(documents, (list) => {
        const { records, run } = instructed(list);
        const linked = run.report().losses.find(({ code }) => code === 'linked-entities');
        for (const [index, document] of list.entries()) {
          const own = records.filter(({ id }) => id.startsWith(`d${index}/`));
          const wanted = goldRows(document).filter(
            (row) => !(linked?.where.includes(`d${index}`) === true && row.startsWith('NER ')),
          );
          expect(own.flatMap(answerRows).sort()).toEqual(wanted);
          for (const task of ['NER', 'RE', 'EE']) {
            const asked = own.filter((r) => r.task === task).flatMap((r) => Object.keys(r.output));
            expect(new Set(asked).size).toBe(asked.length);
          }
        }
      }),
    );
  });

  // Faults: a negative that no document of the corpus has, a schema that differs from the answer.
  it('ask only labels of their corpus, and answer each, the absent ones by an empty list', () => {
    fc.assert(
      fc.property(documents, (list) => {
        for (const { corpus = '', task, schema, output } of instructed(list, { details: 0 })
          .records) {
          const names =
            task === 'EE'
              ? (schema as { event_type: string }[]).map((event) => event.event_type)
              : (schema as string[]);
          expect(Object.keys(output)).toEqual(names);
          const known = inventory(list, corpus, task);
          for (const name of names) expect(known.has(name)).toBe(true);
          for (const answers of Object.values(output)) expect(Array.isArray(answers)).toBe(true);
        }
      }),
    );
  });

  // Fault: a choice that depends on anything but data and seed.
  it('are the same for one seed, and others for another', () => {
    const list = fc.sample(instructDocument, { numRuns: 40, seed: 7 });
    const lines = (seed: string): readonly string[] =>
      instructed(list, { seed }).records.map((record) => formLine('sharegpt', record));
    expect(lines('1')).toEqual(lines('1'));
    expect(lines('1')).not.toEqual(lines('2'));
  });
});

describe('negatives', () => {
  // 公司 and 机构 are given to one string; the others have nothing in common with 公司.
  const list = [
    doc('[公司:澄江纸业]今天开门。'),
    doc('[机构:澄江纸业]招人。'),
    doc('[地点:临渡县]下雨，[时间:周六]停。'),
    ...['书名', '影片', '职务', '景点', '歌曲', '学历', '民族', '籍贯', '专业', '产品'].map(
      (label, index) => doc(`[${label}:第${index}件]不变。`),
    ),
  ];

  // Fault: "hard" negatives that are picked by chance and not mined.
  it('are first those that share a string with a label of the document', () => {
    const kinds = ['1', '2', '3', '4', '5', '6', '7', '8'].map((seed) => {
      const { records } = instructed(list, { seed, hard: 1, others: 0 });
      return records.filter(({ id }) => id.startsWith('d0/')).flatMap((r) => Object.keys(r.output));
    });
    for (const asked of kinds) expect(asked).toContain('机构');
    const { confusable, tasks } = instructed(list, { hard: 1 }).run.report();
    expect(confusable.find(({ label }) => label === '公司')?.with).toEqual([
      { label: '机构', strings: 1, documents: 0 },
    ]);
    // 公司 and 机构 for each other, 地点 and 时间 are both there.
    expect(tasks[0]?.hardNegatives).toBe(2);
  });

  it('are those that stand in one document, where no string is shared', () => {
    const more = [...list, doc('明天去[地点:望溪镇]。')];
    const { confusable } = instructed(more).run.report();
    expect(confusable.find(({ label }) => label === '地点')?.with).toEqual([
      { label: '时间', strings: 0, documents: 1 },
    ]);
  });

  it('are not asked of a corpus that is annotated in part', () => {
    const { records } = instructed(list, { open: new Set(['x']) });
    for (const { output } of records) {
      for (const answers of Object.values(output)) expect(answers.length).toBeGreaterThan(0);
    }
  });

  it('leave out labels with a broken item, and count it', () => {
    const good = doc('[公司:澄江纸业]和[地点:临渡县]。');
    const broken = {
      ...good,
      mentions: good.mentions.map((m) => (m.type === '公司' ? { ...m, end: 99 } : m)),
    };
    const { records, run } = instructed([broken, ...list]);
    const asked = records
      .filter(({ id }) => id.startsWith('d0/'))
      .flatMap((r) => Object.keys(r.output));
    expect(asked).toContain('地点');
    expect(asked).not.toContain('公司');
    expect(run.report().losses).toMatchObject([{ code: 'broken-items', count: 1, where: ['d0'] }]);
  });

  // Fault: the types of relation ends are asked as if every entity had been annotated.
  it('are not asked for entities where every entity is an end of a relation', () => {
    const pair = { type: '总部地点', head: 'm1', tail: 'm2' };
    const linked = { ...doc('[公司:澄江纸业]在[地点:临渡县]。'), relations: [pair] };
    const { records, run } = instructed([linked]);
    expect(records.map(({ task }) => task)).toEqual(['RE']);
    expect(run.report().losses).toMatchObject([{ code: 'linked-entities', count: 2 }]);
  });
});

describe('descriptions and examples', () => {
  const list = [doc('[人物:罗青禾]来了。'), doc('[人物:白崇岭]走了。'), doc('[地点:临渡县]很远。')];

  // Fault: an example that stands in the text, so that it gives the answer away.
  it('come from other documents', () => {
    const { records } = instructed(list, { details: 1 });
    const schemas = records.map(({ schema }) => schema as Record<string, string>);
    expect(schemas[0]?.['人物']).toBe('例如：白崇岭');
    expect(schemas[1]?.['人物']).toBe('例如：罗青禾');
    expect(schemas[2]?.['地点']).toBe('');
  });

  it('take no example of a side that is held out', () => {
    const sides = ['train', 'test', 'train'];
    const at = list.map((document, index) => placed(document, index, sides[index]));
    const text = JSON.stringify(instructedAt(at, { details: 1 }).records.map((r) => r.schema));
    expect(text).toContain('罗青禾');
    expect(text).not.toContain('白崇岭');
  });

  it("are a person's own where there are some", () => {
    const descriptions = new Map([['人物', '人的姓名']]);
    const { records } = instructed(list.slice(2).concat(list[0] ?? []), {
      details: 1,
      descriptions,
    });
    expect((records[1]?.schema as Record<string, string>)['人物']).toBe('人的姓名');
  });
});

describe('batches', () => {
  it.each([
    [3, [3]],
    [6, [6]],
    [9, [9]],
    [10, [6, 4]],
    [12, [6, 6]],
    [15, [6, 9]],
    [0, []],
  ])('of %i entities', (count, sizes) => {
    const items = Array.from({ length: count }, (_, index) => index);
    const batches = batchesOf(items, BATCH_SIZES.NER);
    expect(batches.map(({ length }) => length)).toEqual(sizes);
    expect(batches.flat()).toEqual(items);
  });

  it('of relations and events have four', () => {
    expect([BATCH_SIZES.RE, BATCH_SIZES.EE]).toEqual([4, 4]);
    expect(batchesOf([1, 2, 3, 4, 5, 6, 7], 4)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7],
    ]);
  });
});

async function readBack(format: Format, form: InstructForm, lines: readonly string[]) {
  async function* files() {
    await Promise.resolve();
    yield { path: `a-${form}.jsonl`, content: lines.join('\n') };
  }
  let made = 0;
  const reading = format.read?.(files(), { now: 0, newId: () => `n${(made += 1)}` });
  if (reading === undefined) throw new Error('the format is not read');
  const found: string[][] = [];
  for await (const item of reading) {
    if (!item.ok) throw new Error(item.error.reason);
    const { mentions, relations, events } = shownOf(item.value).extraction;
    const line = { ...item.value, mentions, relations, events };
    // An argument of a name that is an entity already is that entity.
    const entities = mentions.map(({ type, text }) => `NER ${type} ${text}`);
    found.push([...goldRows(line).filter((row) => !row.startsWith('NER ')), ...entities]);
  }
  return { found, losses: reading.losses() };
}

describe('round trip', () => {
  const list = fc
    .sample(instructDocument, { numRuns: 30, seed: 11 })
    // Every text is its own: rows of one text are one document to the readers.
    .map((document, index) => ({ ...document, text: `${document.text}第${index}句` }));

  // Faults: a row that the registry cannot read, an answer in another shape, a lost item.
  it.each([
    [IEPILE, 'iepile'],
    [ALPACA, 'alpaca'],
  ] as const)('through the format $id', async (format, form) => {
    const { records } = instructed(list, { details: 0.5 });
    const asked = new Set(records.map(({ input }) => input));
    const { found, losses } = await readBack(
      format,
      form,
      records.map((r) => formLine(form, r)),
    );
    expect(losses).toEqual([]);
    const wanted = list.filter(({ text }) => asked.has(text)).map(goldRows);
    expect(found.length).toBe(wanted.length);
    for (const [index, rows] of wanted.entries()) {
      const links = (row: string): boolean => !row.startsWith('NER ');
      expect(found[index]?.filter(links)).toEqual(rows.filter(links));
      for (const row of rows) {
        const count = (all: readonly string[] = []): number => all.filter((r) => r === row).length;
        expect(count(found[index])).toBeGreaterThanOrEqual(count(rows));
      }
    }
  });

  it('every form is one JSON object a line, with the answer in it', () => {
    const [record] = instructed(list).records;
    if (record === undefined) throw new Error('there is no record');
    for (const form of INSTRUCT_FORMS) {
      const value = JSON.parse(formLine(form, record)) as Readonly<Record<string, unknown>>;
      const text = JSON.stringify(value);
      expect(text).toContain(Object.keys(record.output)[0]);
    }
    const chat = JSON.parse(formLine('chatml', record)) as { messages: { content: string }[] };
    expect(chat.messages[0]?.content).toContain(record.input);
    expect(JSON.parse(chat.messages[1]?.content ?? '')).toEqual(record.output);
  });
});

describe('the report', () => {
  // Fault: a number that is not what the records hold.
  it('counts what the records hold', () => {
    const list = fc.sample(instructDocument, { numRuns: 30, seed: 3 });
    const { records, run } = instructed(list);
    const report = run.report();
    expect([report.documents, report.records]).toEqual([30, records.length]);
    expect(report.asked).toBe(new Set(records.map(({ id }) => id.split('/')[0])).size);
    for (const { task, ...counts } of report.tasks) {
      const lists = records.filter((r) => r.task === task).flatMap((r) => Object.values(r.output));
      expect(counts.positives).toBe(lists.filter((answers) => answers.length > 0).length);
      expect(counts.hardNegatives + counts.otherNegatives).toBe(
        lists.filter((answers) => answers.length === 0).length,
      );
      expect(counts.items).toBe(lists.flat().length);
    }
    const texts = records.map(({ prompt, output }) => prompt + JSON.stringify(output)).join('');
    const characters = Array.from(texts);
    const han = characters.filter((character) => /\p{sc=Han}/u.test(character)).length;
    expect(report.size).toMatchObject({
      characters: characters.length,
      hanCharacters: han,
      tokens: Math.round(han * 0.6 + (characters.length - han) * 0.3),
      tokenizer: { name: 'deepseek' },
    });
  });
});
