/** The rows of one document: a prompt for each type, each head and each trigger. */
import type { Mention } from '../../core/extraction';
import type { ExportView } from '../export-view';
import { OF, TRIGGER, type UieRow } from './row';

export function rowsOf(view: ExportView): readonly UieRow[] {
  const { mentions, relations, events } = view.placed();
  const placed = new Map(mentions.map(({ mention, span }) => [mention.id, { mention, span }]));
  const answers = new Map<string, Map<string, UieRow['result_list'][number]>>();
  const answer = (prompt: string, id: string): void => {
    const place = placed.get(id);
    if (place === undefined) return;
    const { start, end } = place.span;
    const list = answers.get(prompt) ?? new Map<string, UieRow['result_list'][number]>();
    list.set(`${start}-${end}`, { text: place.mention.text, start, end });
    answers.set(prompt, list);
  };
  const textOf = (id: string): string => placed.get(id)?.mention.text ?? '';
  const triggers = new Set(events.map(({ type, trigger }) => JSON.stringify([type, trigger])));
  const isTrigger = ({ type, id }: Mention): boolean => triggers.has(JSON.stringify([type, id]));
  for (const { mention } of mentions) if (!isTrigger(mention)) answer(mention.type, mention.id);
  for (const { type, trigger } of events) answer(`${type}${TRIGGER}`, trigger);
  for (const { type, head, tail } of relations) answer(`${textOf(head)}${OF}${type}`, tail);
  for (const { trigger, arguments: parts } of events) {
    for (const { role, mention } of parts) answer(`${textOf(trigger)}${OF}${role}`, mention);
  }
  return [...answers].map(([prompt, list]) => ({
    content: view.text,
    result_list: [...list.values()],
    prompt,
  }));
}
