import { describe, expect, it } from 'vitest';
import { fillTemplate, fillWithoutText, type Template } from './template';
import { parseTemplates, TEMPLATE_WORDS } from './template-file';
import { TEMPLATES } from './templates/templates';

const ROW: Template = {
  task: 'NER',
  language: 'zh',
  instruction: '找实体。',
  layout: '{instruction}\n类型：{schema}\n文本：{text}',
};
const file = (...rows: readonly object[]): string => JSON.stringify({ templates: rows }, null, 1);

describe('templates of the project', () => {
  it.each(['NER', 'RE', 'EE'] as const)(
    '%s: six in Chinese and three in English at least',
    (task) => {
      const own = TEMPLATES.filter((template) => template.task === task);
      expect(own.filter(({ language }) => language === 'zh').length).toBeGreaterThanOrEqual(6);
      expect(own.filter(({ language }) => language === 'en').length).toBeGreaterThanOrEqual(3);
      expect(new Set(own.map(({ instruction }) => instruction)).size).toBe(own.length);
    },
  );

  it('are ones that a person might have written', () => {
    expect(parseTemplates(file(...TEMPLATES))).toEqual({ ok: true, value: TEMPLATES });
  });
});

describe('a template', () => {
  // Fault: a text with a placeholder in it is filled a second time.
  it('reads no placeholder in the text', () => {
    const filled = fillTemplate(ROW, { schema: '["{text}"]', text: '写着{schema}和$&' });
    expect(filled).toBe('找实体。\n类型：["{text}"]\n文本：写着{schema}和$&');
  });

  it('is without its line of the text where a form has a field for it', () => {
    expect(fillWithoutText(ROW, '["人"]')).toBe('找实体。\n类型：["人"]');
  });
});

describe('templates of a person', () => {
  it.each([
    ['{"templates": [', 'not-json', 1],
    ['{"templates": {}}', 'wrong-shape', 1],
    [file({ ...ROW, task: 'XX' }), 'wrong-shape', 1],
    [file(), 'no-rows', 1],
    [file(ROW, { ...ROW, layout: '{instruction}\n{text}' }), 'placeholder', 13],
    [file({ ...ROW, layout: '{instruction}\n{schema}{schema}\n{text}' }), 'placeholder', 7],
    [file({ ...ROW, layout: '{instruction}\n{schema}{text}' }), 'text-line', 7],
  ] as const)('%s is refused: %s', (content, code, line) => {
    const read = parseTemplates(content);
    expect(read).toMatchObject({ ok: false, error: { code, line } });
    for (const words of Object.values(TEMPLATE_WORDS[code])) expect(words).toMatch(/[。.]$/u);
  });
});
