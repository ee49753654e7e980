import { expect, test } from 'vitest';
import { parseTemplates, templatesText } from '../../../corpus/instruct/template-file';
import { TEMPLATES } from '../../../corpus/instruct/templates/templates';
import { TemplateList } from './template-list.svelte';

const taken = (list: TemplateList) => list.rows.map((row) => row.taken);

// Fault: a layout without its text goes into the records, or what was typed is lost.
test('a template at fault is kept as it was typed, and is not taken', () => {
  const list = new TemplateList();
  const [first] = TEMPLATES;
  list.edit({ layout: '{instruction}\n{schema}' });
  expect(list.current?.fault?.code).toBe('placeholder');
  expect(list.current?.draft.layout).toBe('{instruction}\n{schema}');
  expect(list.faults).toBe(1);
  expect(taken(list)[0]).toEqual(first);
  expect(list.isProject).toBe(true);
  list.chosen = list.rows[1]?.key ?? 0;
  list.chosen = list.rows[0]?.key ?? 0;
  list.edit({ layout: '{instruction}\n{schema}\n{text}' });
  expect(list.faults).toBe(0);
  expect(taken(list)[0]?.layout).toBe('{instruction}\n{schema}\n{text}');
  expect(parseTemplates(list.text)).toEqual({ ok: true, value: taken(list) });
});

test('a copy, a removal and a file are one step each; a file at fault changes nothing', () => {
  const list = new TemplateList();
  list.add();
  expect(list.rows.length).toBe(TEMPLATES.length + 1);
  expect(list.current?.taken).toEqual(TEMPLATES[0]);
  list.remove();
  expect(taken(list)).toEqual(TEMPLATES);
  list.undo();
  expect(list.rows.length).toBe(TEMPLATES.length + 1);
  const before = list.text;
  expect(list.load('{"templates": []}')).toMatchObject({ ok: false, error: { code: 'no-rows' } });
  expect(list.text).toBe(before);
  expect(list.load(templatesText(TEMPLATES.slice(0, 1))).ok).toBe(true);
  expect(taken(list)).toEqual(TEMPLATES.slice(0, 1));
  list.remove();
  expect(list.rows.length).toBe(1);
  list.reset();
  expect(list.isProject).toBe(true);
  list.undo();
  expect(taken(list)).toEqual(TEMPLATES.slice(0, 1));
});
