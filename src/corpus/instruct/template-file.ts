/** Templates of a person's own: a JSON file of rows, tested before anything is written. */
import { err, ok, type Result } from '../../core/result';
import { findJsonError } from '../../formats/json-error';
import { array, object, oneOf, string } from '../../formats/shape';
import { countPlaceholders, type Template } from './template';

export interface TemplateError {
  readonly code: 'not-json' | 'wrong-shape' | 'no-rows' | 'placeholder' | 'text-line' | 'no-task';
  /** From 1. */
  readonly line: number;
  /** In English. */
  readonly reason: string;
}

/** What to do about it, in both languages; the error says where. */
export const TEMPLATE_WORDS: Readonly<
  Record<TemplateError['code'], { readonly zh: string; readonly en: string }>
> = {
  'not-json': {
    zh: '模板文件不是 JSON，请改正。',
    en: 'The template file is no JSON; correct it.',
  },
  'wrong-shape': {
    zh: '模板文件应为 {"templates": [{"task", "language", "instruction", "layout"}]}。',
    en: 'A template file is {"templates": [{"task", "language", "instruction", "layout"}]}.',
  },
  'no-rows': {
    zh: '模板文件里没有模板。至少写一行。',
    en: 'The template file has no template. Write at least one row.',
  },
  placeholder: {
    zh: 'layout 里 {instruction}、{schema}、{text} 各要出现一次。补上缺的，去掉多的。',
    en: 'A layout holds {instruction}, {schema} and {text} once each. Add what is missing, remove what is doubled.',
  },
  'text-line': {
    zh: '{text} 要单独占一行，行内可有标题，不能有别的占位符。',
    en: '{text} stands on a line of its own, with a heading if need be and no other placeholder.',
  },
  'no-task': {
    zh: '要生成的任务里有一个没有模板。给它加一个，或不选这个任务。',
    en: 'A task that is to be made has no template. Add one, or leave the task out.',
  },
};

/** As `instruct --templates` reads them. */
export function templatesText(templates: readonly Template[]): string {
  return `${JSON.stringify({ templates }, undefined, 2)}\n`;
}

/** A task that is asked and has no template. */
export function missingTask(
  templates: readonly Template[],
  tasks: readonly Template['task'][],
): Template['task'] | undefined {
  return tasks.find((task) => !templates.some((template) => template.task === task));
}

const FILE = object({
  templates: array(
    object({
      task: oneOf('NER', 'RE', 'EE'),
      language: oneOf('zh', 'en'),
      instruction: string,
      layout: string,
    }),
  ),
});

export function parseTemplates(content: string): Result<readonly Template[], TemplateError> {
  const body = content.replace(/^\uFEFF/u, '');
  const broken = findJsonError(body);
  if (broken !== undefined) {
    return err({ code: 'not-json', line: broken.line, reason: broken.reason });
  }
  const read = FILE(JSON.parse(body), '');
  if (!read.ok) return err({ code: 'wrong-shape', line: 1, reason: read.error });
  const { templates } = read.value;
  if (templates.length === 0) {
    return err({ code: 'no-rows', line: 1, reason: 'the list of templates is empty' });
  }
  for (const [index, { layout }] of templates.entries()) {
    const fault = layoutFault(layout);
    if (fault === undefined) continue;
    const reason = `template ${index + 1}: ${fault.reason}`;
    return err({ code: fault.code, line: lineOfRow(body, templates.length, index), reason });
  }
  return ok(templates);
}

function layoutFault(layout: string): Pick<TemplateError, 'code' | 'reason'> | undefined {
  for (const name of ['instruction', 'schema', 'text'] as const) {
    const count = countPlaceholders(layout, name);
    if (count === 1) continue;
    const reason = count === 0 ? `{${name}} is missing` : `{${name}} stands ${count} times`;
    return { code: 'placeholder', reason };
  }
  const line = layout.split('\n').find((part) => part.includes('{text}')) ?? '';
  const isAlone = !line.includes('{schema}') && !line.includes('{instruction}');
  if (isAlone) return undefined;
  return { code: 'text-line', reason: '{text} shares its line with another placeholder' };
}

/** Where the layout of a row stands. */
function lineOfRow(body: string, rows: number, index: number): number {
  const keys = [...body.matchAll(/"layout"\s*:/gu)];
  const at = keys.length === rows ? (keys[index]?.index ?? 0) : 0;
  return body.slice(0, at).split('\n').length;
}
