import fc from 'fast-check';
import Papa from 'papaparse';
import { newDocument } from '../../core/document';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../core/any-text.fixture';
import { CSV } from '../csv';
import { hostileDocument, itemsIn, writeAll } from '../round-trip.fixture';
import { XLSX } from '../xlsx';
import { csvCell, xlsxCell } from './cells';
import { cleanName } from './clean-name';
import { sentenceAround } from './sentence-around';
import { COLUMNS } from './sheets';

const SHEETS = ['entities', 'relations', 'events'] as const;
const KINDS = { entities: 'mention', relations: 'relation', events: 'event' } as const;

describe('csvCell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a'])(
    'marks %j as text',
    (text) => {
      expect(csvCell(text)).toEqual({ value: `'${text}`, change: 'escaped' });
    },
  );

  // Fault: a cell that a spreadsheet would run, or that cannot be stored as UTF-8.
  it('never begins as a formula does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(csvCell(text).value).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]|\0|\p{Cs}/u);
      }),
    );
  });
});

describe('xlsxCell', () => {
  it('cuts what is longer than a cell, between characters', () => {
    const { value, change } = xlsxCell('🐿'.repeat(20_000));
    expect(change).toBe('cut');
    expect(String(value).length).toBeLessThanOrEqual(32_767);
    expect(String(value)).not.toMatch(/\p{Cs}/u);
  });

  it('keeps text that looks like an escape of Excel', () => {
    expect(xlsxCell('a_x0041_').value).toBe('a_x005F_x0041_');
  });
});

describe('cleanName', () => {
  it.each([
    ['青岚\n科技', '青岚科技'],
    ['Ａcme　Ｃo．', 'Acme Co．'],
    [' 林\u200b 满 ', '林满'],
    ['Mary\r\n Winter', 'Mary Winter'],
  ])('of %j is %j', (text, name) => {
    expect(cleanName(text)).toBe(name);
  });

  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = cleanName(text);
        expect(cleanName(name)).toBe(name);
      }),
    );
  });
});

describe('sentenceAround', () => {
  it('ends where the sentence does', () => {
    const text = '前一句。林满在这里！？后一句。';
    expect(sentenceAround(text, 4, 6)).toBe('林满在这里！？');
  });

  // Faults: a mention that is not in its own sentence, a cut through a character.
  it('holds the mention, in one line', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(20), (text, at, size) => {
        if (text === '') return;
        const start = at % text.length;
        const end = Math.min(text.length, start + 1 + size);
        const sentence = sentenceAround(text, start, end);
        expect(sentence).not.toMatch(/[\r\n]/u);
        const bare = (value: string): string => value.replace(/\P{sc=Han}/gu, '');
        expect(bare(sentence)).toContain(bare(text.slice(start, end)));
      }),
    );
  });
});

describe('tables', () => {
  const header = (sheet: (typeof SHEETS)[number]): number => COLUMNS[sheet].length;

  // Faults: a row that is lost, a quote or line break that moves cells into another column or row.
  it('have a row for every item, with all columns, in CSV', async () => {
    await fc.assert(
      fc.asyncProperty(hostileDocument, async (document) => {
        const { files } = await writeAll(CSV, [document], { language: 'en' });
        const items = itemsIn(document);
        for (const sheet of SHEETS) {
          const content = String(files.find(({ path }) => path === `${sheet}.csv`)?.content);
          expect(content.startsWith('\uFEFF')).toBe(true);
          const { data } = Papa.parse<string[]>(content.slice(1), { skipEmptyLines: true });
          expect(data.every((row) => row.length === header(sheet))).toBe(true);
          const count = items.filter((item) => item.startsWith(`${KINDS[sheet]} `)).length;
          if (sheet !== 'events') expect(data.length - 1).toBe(count);
          else expect(new Set(data.slice(1).map((row) => row[2])).size).toBe(count);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('hold the text and the place of every mention, in XLSX', async () => {
    await fc.assert(
      fc.asyncProperty(hostileDocument, async (document) => {
        const { files } = await writeAll(XLSX, [document], { language: 'en', offsets: 'utf16' });
        const workbook = await readXlsx(files[0]?.content as Uint8Array);
        expect(workbook.sheets.map(({ name }) => name)).toEqual([...SHEETS]);
        const column = (name: string): number => COLUMNS.entities.indexOf(name as 'text');
        for (const row of workbook.sheets[0]?.rows.slice(1) ?? []) {
          // An edge inside a character has no offset, which is a loss.
          if (typeof row[column('start')] !== 'number') continue;
          const start = Number(row[column('start')]);
          const text = document.text.slice(start, Number(row[column('end')]));
          const plain = text.replace(/\r\n?/gu, '\n').replace(/\0|\p{Cs}/gu, '\ufffd');
          expect(row[column('text')] ?? '').toBe(plain);
        }
      }),
      { numRuns: 30 },
    );
  });

  // Fault: a page that is that of the document, not of the mention.
  it('hold the page of every mention', async () => {
    const item = (id: string, start: number) => ({
      ...({ kind: 'mention', id, type: '人名', start, end: start + 2, quote: '林满' } as const),
      ...({ verdict: 'accepted', origin: { by: 'person' }, decidedBy: '', decidedAt: 1 } as const),
    });
    const pages = [
      { page: 1, start: 0 },
      { page: 7, start: 3 },
    ];
    const items = new Map([item('a', 0), item('b', 3)].map((one) => [one.id, one]));
    const document = {
      ...newDocument('d', 1, { text: '林满来林满', items }),
      source: { file: '报告.pdf', pages },
    };
    const { files } = await writeAll(CSV, [document], { language: 'en' });
    const content = String(files.find(({ path }) => path === 'entities.csv')?.content);
    const { data } = Papa.parse<string[]>(content.slice(1), { skipEmptyLines: true });
    const column = COLUMNS.entities.indexOf('page');
    expect(data.slice(1).map((row) => row[column])).toEqual(['1', '7']);
  });
});
