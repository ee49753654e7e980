/** An instruction template: the sentence, and how it stands beside schema and text. */
import type { AnswerTask } from '../../formats/answer-shape';

export interface Template {
  readonly task: AnswerTask;
  readonly language: 'zh' | 'en';
  /** What is to be done; without schema and text. */
  readonly instruction: string;
  /** `{instruction}`, `{schema}` and `{text}`, each once; `{text}` on a line that has no other of them. */
  readonly layout: string;
}

export interface TemplateFill {
  readonly schema: string;
  readonly text: string;
}

const PLACEHOLDER = /\{(?:instruction|schema|text)\}/gu;

/** Everything in one message. What the text holds is never read as a placeholder. */
export function fillTemplate(template: Template, { schema, text }: TemplateFill): string {
  const values: Readonly<Record<string, string>> = {
    '{instruction}': template.instruction,
    '{schema}': schema,
    '{text}': text,
  };
  return template.layout.replaceAll(PLACEHOLDER, (name) => values[name] ?? name);
}

/** The same for forms that have a field of their own for the text: without its line. */
export function fillWithoutText(template: Template, schema: string): string {
  const lines = template.layout.split('\n').filter((line) => !line.includes('{text}'));
  return fillTemplate({ ...template, layout: lines.join('\n') }, { schema, text: '' });
}

/** How often a placeholder stands in a layout. */
export function countPlaceholders(layout: string, name: 'instruction' | 'schema' | 'text'): number {
  return layout.split(`{${name}}`).length - 1;
}
