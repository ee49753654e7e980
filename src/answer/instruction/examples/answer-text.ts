/** Items as an answer writes them, in lines or in JSON. */
import type { QuestionLabel, WrittenForm } from '../question';
import type { Labelled } from './choose';

interface Part {
  readonly role: string;
  readonly text: string;
}

/** Under the roles as the answer writes them; what the label has no role for is left out. */
function partsOf({ roles, source }: QuestionLabel, parts: readonly Part[]): readonly Part[] {
  if (source.kind !== 'event') return [];
  const known = source.type.roles;
  return parts.flatMap(({ role, text }) => {
    const written = roles[known.indexOf(role)];
    return written === undefined ? [] : [{ role: written, text }];
  });
}

function linesOfItem({ label, item }: Labelled): readonly string[] {
  switch (item.kind) {
    case 'entity':
      return [`-${item.text}`];
    case 'relation':
      return [`-${item.head}`, `>${item.tail}`];
    case 'event': {
      const parts = partsOf(label, item.arguments);
      return [`-${item.trigger}`, ...parts.map(({ role, text }) => `>${role}：${text}`)];
    }
  }
}

function jsonOfItem({ label, item }: Labelled): object {
  const type = label.name;
  switch (item.kind) {
    case 'entity':
      return { type, text: item.text };
    case 'relation':
      return { type, head: item.head, tail: item.tail };
    case 'event':
      return { type, trigger: item.trigger, arguments: partsOf(label, item.arguments) };
  }
}

/** The same item is written once. */
function distinct(items: readonly Labelled[]): readonly Labelled[] {
  const byText = new Map(items.map((one) => [JSON.stringify([one.label.name, one.item]), one]));
  return [...byText.values()];
}

/** Empty in lines where there is nothing to say. */
export function answerText(
  labels: readonly QuestionLabel[],
  items: readonly Labelled[],
  form: WrittenForm,
): string {
  const inOrder = labels.flatMap((label) => distinct(items).filter((one) => one.label === label));
  if (form === 'json') return JSON.stringify({ items: inOrder.map(jsonOfItem) });
  return labels
    .flatMap((label) => {
      const lines = inOrder.filter((one) => one.label === label).flatMap(linesOfItem);
      return lines.length === 0 ? [] : [`#${label.name}`, ...lines];
    })
    .join('\n');
}
