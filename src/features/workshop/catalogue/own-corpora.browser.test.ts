import { deleteDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { KNOWN_CORPORA, corporaText, parseCorpora } from '../../../corpus/catalogue/known';
import type { KnownCorpus } from '../../../corpus/catalogue/known-corpus';
import { changeCorpora } from '../../../storage/corpora';
import { closeDatabase } from '../../../storage/db';
import { OwnCorpora } from './own-corpora.svelte';

beforeEach(async () => {
  await closeDatabase();
  await deleteDB('chinchilla');
});

const row = (name: string, domain = '小镇'): KnownCorpus => {
  const [first] = KNOWN_CORPORA;
  if (first === undefined) throw new Error('the catalogue is empty');
  return { ...first, name, domain };
};

const names = (own: OwnCorpora): readonly string[] => own.rows.map(({ name }) => name);

async function stored(): Promise<OwnCorpora> {
  const own = new OwnCorpora();
  await own.load();
  return own;
}

test('rows come back, a new name leaves no row under the old one, and each change is undone', async () => {
  const own = await stored();
  await own.save(row('b'));
  await own.save(row('a'));
  await own.save(row('C'), 'b');
  expect(names(await stored())).toEqual(['a', 'C']);
  await own.undo();
  expect(names(await stored())).toEqual(['a', 'b']);
  await own.remove('a');
  expect(names(own)).toEqual(['b']);
  await own.undo();
  expect(names(own)).toEqual(['a', 'b']);
  expect(names(await stored())).toEqual(['a', 'b']);
});

// Faults: a file at fault that leaves half of its rows; an import that cannot be taken back.
test('a file is brought in as a whole or not at all', async () => {
  const own = await stored();
  await own.save(row('a'));
  const bad = await own.bringIn(corporaText([row('x'), row('X')]));
  expect(bad.ok).toBe(false);
  expect(own.done?.kind).toBe('saved');
  expect(names(await stored())).toEqual(['a']);
  expect((await own.bringIn(corporaText([row('A', 'news'), row('d')]))).ok).toBe(true);
  expect(own.done).toMatchObject({ kind: 'imported', added: 1, replaced: 1 });
  expect(own.rows.map(({ domain }) => domain)).toEqual(['news', '小镇']);
  expect(parseCorpora(own.text())).toEqual({ ok: true, value: own.rows });
  await own.undo();
  expect((await stored()).rows).toEqual([row('a')]);
});

// Fault: a row of a newer version is dropped in silence.
test('a stored row that cannot be read is counted and stays', async () => {
  await changeCorpora(new Map([['z', '{"corpora": [{"name": "z"}]}']]), []);
  const own = await stored();
  expect(own.unread).toBe(1);
  await own.save(row('a'));
  expect((await stored()).unread).toBe(1);
});
