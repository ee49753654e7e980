import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { LossCounter } from '../../formats/count-losses';
import { cell, encoderOf, listOf, picked, xlsxOf } from '../bytes.fixture';
import { openCsv } from './csv';
import { guessChoice } from './guess';
import { openJson } from './json';
import { documentsOfTable } from './rows-to-documents';
import { scanTable } from './scan';
import type { TableSource } from './table';
import { openXlsx } from './xlsx';

const gbk = encoderOf('gb18030');

async function rowsOf(source: TableSource): Promise<readonly (readonly string[])[]> {
  const rows = await listOf(source.rows());
  return rows.flatMap((row) => (row.ok ? [row.value.cells] : []));
}

async function csv(content: string | Uint8Array, path = 'a.csv'): Promise<TableSource> {
  const opened = await openCsv(picked(path, content));
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

describe('openCsv', () => {
  it.each([
    [
      'a.csv',
      '标题,正文\r\n一,"甲,\r\n""乙"""\r\n',
      [
        ['标题', '正文'],
        ['一', '甲,\r\n"乙"'],
      ],
    ],
    [
      'a.tsv',
      '标题\t正文\n一\t甲,乙\n',
      [
        ['标题', '正文'],
        ['一', '甲,乙'],
      ],
    ],
    [
      'a.csv',
      '标题;正文\n一;甲\n二;乙\n',
      [
        ['标题', '正文'],
        ['一', '甲'],
        ['二', '乙'],
      ],
    ],
    [
      'a.csv',
      '\ufeff标题,正文\n\n一,甲',
      [
        ['标题', '正文'],
        ['一', '甲'],
      ],
    ],
  ])('reads %s', async (path, content, rows) => {
    expect(await rowsOf(await csv(content, path))).toEqual(rows);
  });

  it('reads GB18030', async () => {
    const source = await csv(gbk('标题,正文\n公告,青梧市今天发布了新的公告。\n'));
    expect(await rowsOf(source)).toEqual([
      ['标题', '正文'],
      ['公告', '青梧市今天发布了新的公告。'],
    ]);
  });

  // Finds a record, a character or a line end that is torn where one step of the stream ends.
  it('reads the same in steps as at once', async () => {
    const text = fc.array(fc.constantFrom('栗', '鼠', ',', '"', '\n', '\r\n', 'x', ' ', '🐿'));
    const texts = text.map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(texts, { minLength: 2, maxLength: 3 })), async (start) => {
        // More than two steps of a megabyte.
        const filler = Array.from({ length: 9000 }, (_, n) => [
          `${n}`,
          '填充的文字'.repeat(n % 40),
        ]);
        const rows = [['题', '文'], ...start, ...filler, ...start];
        const content = Papa.unparse(rows, { quotes: true, newline: '\r\n' });
        const read = await rowsOf(await csv(content));
        const kept = rows.filter((cells) => cells.length > 1 || cells[0]?.trim() !== '');
        expect(read).toEqual(kept);
      }),
      { numRuns: 4 },
    );
  });

  it('names the row of a quotation mark that is never closed', async () => {
    const rows = await listOf((await csv('题,文\n一,"甲\n二,乙\n')).rows());
    expect(rows.at(-1)).toMatchObject({ ok: false, error: { code: 'broken', line: 2 } });
  });

  it.each([
    ['empty', new Uint8Array()],
    ['binary', Uint8Array.of(1, 0, 2, 0, 0, 0)],
  ])('says %s', async (code, bytes) => {
    expect(await openCsv(picked('a.csv', bytes))).toMatchObject({ error: { code } });
  });
});

describe('openXlsx', () => {
  const rows = [
    cell('A1', '标题') + cell('B1', '正文') + cell('C1', '件数'),
    `${cell('A2', '公告')}${cell('B2', '青梧市\n发布')}<c r="C2"><f>1+2</f><v>3</v></c>`,
    '',
    cell('B4', '只有正文'),
  ];

  it('reads values, not formulas, with the rows of the sheet', async () => {
    const opened = await openXlsx(picked('案.xlsx', xlsxOf(rows)));
    const source = opened.ok ? opened.value[0] : undefined;
    expect(source?.part).toBe('案卷');
    const read = source === undefined ? [] : await listOf(source.rows());
    expect(read).toMatchObject([
      { value: { row: 1, cells: ['标题', '正文', '件数'] } },
      { value: { row: 2, cells: ['公告', '青梧市\n发布', '3'] } },
      { value: { row: 4 } },
    ]);
  });

  it('writes dates and numbers as the sheet shows them', async () => {
    const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 5, hour, 30 * Math.sign(hour)));
    const cells = [at(0), at(8), 0.1 + 0.2, 12, true];
    const bytes = await writeXlsx({ sheets: [{ name: '表', rows: [cells] }] });
    const opened = await openXlsx(picked('a.xlsx', bytes));
    const [source] = opened.ok ? opened.value : [];
    expect(source && (await rowsOf(source))).toEqual([
      ['2026-03-05', '2026-03-05 08:30:00', '0.3', '12', 'true'],
    ]);
  });

  it('ignores macros and says so', async () => {
    const macros = { 'xl/vbaProject.bin': Uint8Array.of(1, 2, 3) };
    const opened = await openXlsx(picked('案.xlsm', xlsxOf(rows, macros)));
    expect(opened.ok && opened.value[0]?.losses()).toMatchObject([{ code: 'macros' }]);
  });

  it.each([
    ['empty', new Uint8Array()],
    ['encrypted', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)],
    ['broken', new TextEncoder().encode('no zip')],
    ['no-text', xlsxOf([])],
    ['zip-bomb', xlsxOf(rows, { 'xl/media/x.bin': '0'.repeat(3_000_000) })],
  ])('says %s', async (code, bytes) => {
    expect(await openXlsx(picked('a.xlsx', bytes))).toMatchObject({ ok: false, error: { code } });
  });
});

describe('openJson', () => {
  it('names line 4,711 and reads the others', async () => {
    const lines = Array.from({ length: 5000 }, (_, n) =>
      JSON.stringify({ id: `d${n}`, text: '文' }),
    );
    lines[4710] = '{"id": "d4710", "text": "断';
    const opened = await openJson('大.jsonl', lines.join('\n'));
    const rows = opened.ok ? await listOf(opened.value.rows()) : [];
    expect(rows.filter(({ ok }) => ok)).toHaveLength(4999);
    expect(rows.filter(({ ok }) => !ok)).toMatchObject([
      { error: { code: 'broken', file: '大.jsonl', line: 4711 } },
    ]);
  });

  it('takes an array, one object, or strings', async () => {
    const columns = async (text: string): Promise<unknown> => {
      const opened = await openJson('a.json', text);
      return opened.ok ? opened.value.columns : opened.error.code;
    };
    expect(await columns('[{"a":"甲"},{"b":1}]')).toEqual(['a', 'b']);
    expect(await columns('{\n"text":"甲"\n}')).toEqual(['text']);
    expect(await columns('["甲","乙"]')).toEqual(['text']);
    expect(await columns('[1, 2]')).toBe('broken');
    expect(await columns('{"a":')).toBe('broken');
  });
});

describe('scanTable', () => {
  it('guesses header, text, name and id', async () => {
    const source = await csv(
      '编号,标题,正文,来源\n1,甲,很长的一段正文。,青梧\n2,乙,又一段。,云泽\n',
    );
    expect(await scanTable(source)).toMatchObject({
      columns: ['编号', '标题', '正文', '来源'],
      rows: 3,
      guess: { header: true, id: 0, name: 1, text: 2 },
    });
  });

  it('takes the longest column where none is named, and letters for names', () => {
    const rows = [
      ['1', '这是一段话，没有表头。'],
      ['2', '这是另一段话。'],
    ];
    expect(guessChoice(rows[0] ?? [], rows.slice(1), false)).toEqual({ header: false, text: 1 });
  });
});

describe('documentsOfTable', () => {
  it('keeps the other columns, the row and the id, and counts rows without a text', async () => {
    const source = await csv('编号,标题,正文,来源\n7,甲,"一\r\n二",青梧\n8,乙,,云泽\n');
    const { columns, guess } = await scanTable(source);
    const losses = new LossCounter();
    const documents = await listOf(documentsOfTable(source, guess, columns, losses));
    expect(documents).toEqual([
      {
        ok: true,
        value: {
          text: '一\n二',
          title: '甲',
          losses: [],
          source: {
            file: 'a.csv',
            row: 2,
            id: '7',
            fields: { 编号: '7', 标题: '甲', 来源: '青梧' },
          },
        },
      },
    ]);
    expect(losses.losses()).toMatchObject([
      { code: 'row-without-text', count: 1, where: ['a.csv:3'] },
    ]);
  });
});
