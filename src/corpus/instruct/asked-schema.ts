/** A schema as a record asks it: labels, at times with a description or examples. */
import type { AnswerTask } from '../../formats/answer-shape';

export interface AskedLabel {
  readonly name: string;
  /** Of an event. */
  readonly roles?: readonly string[];
  readonly description?: string;
  readonly examples?: readonly string[];
}

/** As IEPile has it: names, or an object of names with what is said of them; events with their roles. */
export function schemaValue(
  task: AnswerTask,
  language: 'zh' | 'en',
  schema: readonly AskedLabel[],
): unknown {
  if (task === 'EE') {
    return schema.map((label) => {
      const said = sayingOf(label, language);
      const event = { event_type: label.name, trigger: true, arguments: label.roles ?? [] };
      return said === '' ? event : { ...event, description: said };
    });
  }
  const sayings = schema.map((label) => [label.name, sayingOf(label, language)] as const);
  const isPlain = sayings.every(([, said]) => said === '');
  return isPlain ? sayings.map(([name]) => name) : Object.fromEntries(sayings);
}

function sayingOf({ description, examples = [] }: AskedLabel, language: 'zh' | 'en'): string {
  const list = examples.join(language === 'zh' ? '、' : ', ');
  const lead = language === 'zh' ? '例如：' : 'for example: ';
  const parts = [description ?? '', examples.length === 0 ? '' : `${lead}${list}`];
  return parts.filter((part) => part !== '').join(language === 'zh' ? '；' : '; ');
}

/** What the data say of the ends of a relation. */
export function endsSaying(
  [head, tail]: readonly [head: string, tail: string],
  language: 'zh' | 'en',
): string {
  return language === 'zh'
    ? `主体多为“${head}”，客体多为“${tail}”`
    : `the subject is mostly “${head}”, the object “${tail}”`;
}
