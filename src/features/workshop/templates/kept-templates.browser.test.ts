import { deleteDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { closeDatabase } from '../../../storage/db';
import { keep, kept } from '../../../storage/kept';
import { keepTemplates, restoreTemplates } from './kept-templates';
import { TemplateList } from './template-list.svelte';

beforeEach(async () => {
  await closeDatabase();
  await deleteDB('chinchilla');
});

// Faults: an edit that is gone with the dialog; one that stays after a reset; a list that says it was loaded.
test('edited templates come back, until they are reset', async () => {
  const list = new TemplateList();
  list.edit({ instruction: '逐个列出。' });
  await keepTemplates(list);
  const next = new TemplateList();
  await restoreTemplates(next);
  expect(next.text).toBe(list.text);
  expect(next.done).toBeUndefined();
  next.reset();
  await keepTemplates(next);
  const last = new TemplateList();
  await restoreTemplates(last);
  expect(last.isProject).toBe(true);
});

// Fault: a list without templates after something else was kept.
test('what cannot be read leaves the templates of the project', async () => {
  await keep('workshop-templates', '{"templates": []}');
  const list = new TemplateList();
  await restoreTemplates(list);
  expect(list.isProject).toBe(true);
  expect(await kept('workshop-templates')).toMatchObject({ ok: true });
});
