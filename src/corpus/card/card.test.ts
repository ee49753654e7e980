import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWN_CORPORA } from '../catalogue/known';
import { marked, placed } from '../check/dataset.fixture';
import type { DatasetDocument } from '../dataset/document';
import { goldRows, instructDocument } from '../instruct/instruct.fixture';
import { cardText, type CardContent } from './card';
import { CardRun } from './card-run';
import { CARD_WORDS } from './words';

function cardOf(
  list: readonly DatasetDocument[],
  options: Partial<CardContent> = {},
): { readonly text: string; readonly kept: readonly DatasetDocument[] } {
  const { permissive = false } = options;
  const run = new CardRun({ catalogue: KNOWN_CORPORA, permissive });
  const kept = list.filter((document, index) => run.see(placed(document, index)));
  const composition = run.composition();
  const content = { title: '样例', composition, reports: {}, permissive, language: 'en' as const };
  return { text: cardText({ ...content, ...options }), kept };
}

/** The rows of the table under a heading, as cells. */
function rowsUnder(text: string, heading: string): readonly (readonly string[])[] {
  const part = text.split(new RegExp(`^#+ ${heading}$`, 'mu'))[1]?.split(/^#/mu)[0] ?? '';
  const lines = part.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
}

const names = ['fewfc_base', 'duie', 'weibo', 'wikigold', 'own'];

describe('the numbers of a card', () => {
  // Faults: mentions of events counted as entities, a document counted twice, a label left out.
  it('are those of the documents', () => {
    const corpus = fc.constantFrom(...names);
    const documents = fc.array(
      fc.tuple(instructDocument, corpus).map(([document, name]) => ({ ...document, corpus: name })),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(documents, (list) => {
        const { text } = cardOf(list);
        const rows = list.map((document) =>
          // An answer has relations of two names once; a card counts each.
          [
            ...goldRows(document).filter((row) => !row.startsWith('RE ')),
            ...document.relations.map(({ type }) => `RE ${type}`),
          ],
        );
        for (const [task, documentCount, items] of rowsUnder(text, 'By task')) {
          const own = rows.map((r) => r.filter((row) => row.startsWith(`${task ?? ''} `)).length);
          expect(Number(documentCount)).toBe(own.filter((count) => count > 0).length);
          expect(Number(items)).toBe(own.reduce((sum, count) => sum + count, 0));
        }
        const corpora = rowsUnder(text, 'By corpus');
        for (const [name, count] of corpora) {
          expect(Number(count)).toBe(list.filter((document) => document.corpus === name).length);
        }
        expect(corpora.length).toBe(new Set(list.map((document) => document.corpus)).size);
        const kinds: Readonly<Record<string, string>> = {
          entity: 'NER',
          relation: 'RE',
          event: 'EE',
        };
        for (const [kind = '', label, count] of rowsUnder(text, 'By label')) {
          const task = kinds[kind];
          if (task === undefined) continue;
          const own = rows.flat().filter((row) => `${row} `.startsWith(`${task} ${label ?? ''} `));
          expect(own.length).toBe(Number(count));
        }
      }),
    );
  });
});

describe('licences', () => {
  const list = names.map((corpus) => ({ ...marked('[人物:罗青禾]来了。'), corpus }));

  it('are grouped by what the catalogue says; an unknown corpus has stated none', () => {
    const { text } = cardOf(list);
    expect(rowsUnder(text, 'Licence groups')).toEqual([
      ['commercial use allowed', '2', 'fewfc_base, wikigold'],
      ['research only', '1', 'duie'],
      ['not stated', '2', 'weibo, own'],
    ]);
    expect(text).toContain(CARD_WORDS.en.research);
  });

  // Fault: a document of a corpus without permission is kept.
  it('of the permissive part allow commercial use', () => {
    const { text, kept } = cardOf(list, { permissive: true });
    expect(kept.map(({ corpus }) => corpus)).toEqual(['fewfc_base', 'wikigold']);
    expect(rowsUnder(text, 'By corpus').length).toBe(2);
    expect(text).toContain('3 documents are not');
    expect(text).not.toContain(CARD_WORDS.en.research);
  });
});

describe('reports', () => {
  const check = {
    documents: 9,
    quality: { mean: 0.9 },
    checks: [
      { code: 'offsets', count: 0 },
      { code: 'boundaries', count: 4 },
    ],
  };
  const split = {
    seed: "it's",
    sides: [
      { name: 'train', share: 0.9, documents: 8 },
      { name: 'test', share: 0.1, documents: 1 },
    ],
  };

  it('tell the checks, and that they are of other documents', () => {
    const { text } = cardOf([marked('[人物:罗青禾]来了。')], { reports: { check } });
    expect(text).toContain('1 of 2 checks found nothing');
    expect(text).toContain('The check report is of 9 documents, this card of 1.');
    expect(rowsUnder(text, 'Checks')).toEqual([
      ['offsets', '0'],
      ['boundaries', '4'],
    ]);
  });

  it('give the commands that make it again', () => {
    const { text } = cardOf([marked('[人物:罗青禾]来了。')], { reports: { check, split } });
    expect(text).toContain(
      "split --shares 0.9,0.1 --names train,test --seed 'it'\\''s' -o data all.jsonl",
    );
    expect(text).not.toContain(' instruct ');
  });
});

describe('Markdown', () => {
  // Fault: a label that ends its cell or becomes markup.
  it('takes labels as they are', () => {
    const odd = marked('x');
    const document = {
      ...odd,
      mentions: [{ id: 'm1', type: 'a|b\n<img>', start: 0, end: 1, text: 'x' }],
    };
    const { text } = cardOf([document]);
    expect(text).toContain('| entity | a\\|b \\<img> | 1 |');
  });

  it('is in Chinese too', () => {
    const { text } = cardOf([marked('[人物:罗青禾]来了。')], { language: 'zh' });
    expect(rowsUnder(text, '按任务')[0]).toEqual(['NER', '1', '1']);
  });
});
