import { deleteDB, openDB } from 'idb';
import { beforeEach, expect, it } from 'vitest';
import { closeDatabase } from './db';
import { dropKept, keep, kept } from './kept';

beforeEach(async () => {
  await closeDatabase();
  await deleteDB('chinchilla');
});

// Faults: an earlier database without the store; a value under another key; one that stays after it was dropped.
it('keeps a value a key in a database of version 4, and drops it', async () => {
  const before = await openDB('chinchilla', 4, {
    upgrade: (opened) => {
      opened.createObjectStore('documents', { keyPath: 'id' });
    },
  });
  before.close();
  expect(await kept('a')).toEqual({ ok: true, value: undefined });
  expect(await keep('a', { verdicts: ['right', undefined] })).toMatchObject({ ok: true });
  await keep('b', new Set(['x']));
  await closeDatabase();
  expect(await kept('a')).toEqual({ ok: true, value: { verdicts: ['right', undefined] } });
  await dropKept(['a']);
  expect(await kept('a')).toEqual({ ok: true, value: undefined });
  expect(await kept('b')).toEqual({ ok: true, value: new Set(['x']) });
});
