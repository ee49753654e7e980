import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_ITEMS, type DecidedItem } from '../../core/decided';
import { newDocument, type Document } from '../../core/document';
import { closeDatabase } from '../../storage/db';
import { addDocuments } from '../../storage/documents';
import { Evaluating } from './evaluating.svelte';

const TEXT = '邵文澜管理青杉印厂，纪云桥看仓库。';
const at = (quote: string) => ({
  start: TEXT.indexOf(quote),
  end: TEXT.indexOf(quote) + quote.length,
  text: quote,
});

function wipe(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('chinchilla');
    request.onsuccess = () => {
      resolve();
    };
    request.onerror = () => {
      reject(new Error('not deleted'));
    };
  });
}

/** The model found a person, half of a company and a false person; a person rejected that one and added another. */
function corrected(): Document {
  const mentions = [
    { id: 'p1', type: '人名', ...at('邵文澜'), score: 0.9 },
    { id: 'p2', type: '机构名', ...at('青杉印厂'), score: 0.8 },
    { id: 'p3', type: '人名', ...at('仓库'), score: 0.7 },
  ];
  const decided = (id: string, quote: string, verdict: 'accepted' | 'rejected'): DecidedItem => {
    const { start, end } = at(quote);
    const by = { origin: { by: 'person' }, decidedBy: '', decidedAt: 0 } as const;
    return { id, kind: 'mention', type: '人名', verdict, start, end, quote, ...by };
  };
  const items = new Map(NO_ITEMS);
  items.set('d1', decided('d1', '仓库', 'rejected'));
  items.set('d2', decided('d2', '纪云桥', 'accepted'));
  const schema = { entities: [], relations: [], events: [] };
  return {
    ...newDocument('one', 0, { text: TEXT, items }),
    done: true,
    predictions: {
      extraction: { mentions, relations: [], events: [], issues: [] },
      ...{ model: 'm', schema, at: 0, complete: true },
    },
  };
}

beforeEach(async () => {
  await closeDatabase();
  await wipe();
});
afterEach(closeDatabase);

// Faults: the model scored against itself; a rejected find that counts as gold; a find left alone that is lost.
test('scores what the model found against what a person made of it', async () => {
  await addDocuments([corrected()]);
  const evaluating = new Evaluating();
  const own = { kind: 'own', documents: ['one'], threshold: 0.5 } as const;
  await evaluating.run({ ...own, untouched: true });
  const strict = evaluating.view?.parts.find(({ convention }) => convention === 'entities-strict');
  expect(strict?.micro.score).toMatchObject({ gold: 3, predicted: 3, correct: 2 });
  expect(strict?.faults.map(({ cause, quote }) => `${cause} ${quote}`).sort()).toEqual([
    ...['invented 仓库', 'missed 纪云桥'],
  ]);
  await evaluating.run({ ...own, untouched: false });
  const accepted = evaluating.view?.parts.find(
    ({ convention }) => convention === 'entities-strict',
  );
  expect(accepted?.micro.score).toMatchObject({ gold: 1, predicted: 3, correct: 0 });
  expect(await evaluating.html('zh')).toContain('<!doctype html>');
  expect(await evaluating.csv('zh')).toContain('纪云桥');
  evaluating.close();
});

test('compares two people’s files, and names what has no partner or cannot be read', async () => {
  const line = (text: string, type: string): string =>
    `${JSON.stringify({ text, label: { [type]: { [text.slice(0, 3)]: [[0, 2]] } } })}\n`;
  const file = (path: string, content: string) => ({ path, blob: new Blob([content]) });
  const evaluating = new Evaluating();
  await evaluating.run({
    ...{ kind: 'files', mode: 'people' },
    first: [file('a.jsonl', line('邵文澜在家。', 'name') + line('纪云桥走了。', 'name'))],
    second: [file('b.jsonl', line('邵文澜在家。', 'company')), file('c.bin', '\u0000')],
  });
  const { view } = evaluating;
  expect(view?.documents).toBe(1);
  expect(view?.firstAlone.length).toBe(1);
  expect(view?.problems.some((problem) => problem.startsWith('c.bin'))).toBe(true);
  expect(view?.kappa?.value).toBeLessThan(1);
  expect(view?.parts[0]?.faults.map(({ cause }) => cause)).toEqual(['type', 'type']);
  evaluating.close();
});
