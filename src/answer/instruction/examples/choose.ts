/** Which examples a prompt shows: few, short, about the labels that are asked, and none of the window itself. */
import type { Question, QuestionLabel } from '../question';
import type { ExampleItem, WorkedExample } from './example';
import { sharesText } from './sentence-at';

const MOST_EXAMPLES = 3;

/** Code units of all examples together, as they are written. */
export const EXAMPLES_BUDGET = 600;

/** An item under the label that the question has for it. */
export interface Labelled {
  readonly label: QuestionLabel;
  readonly item: ExampleItem;
}

/** Of an example, what one question asks about. */
export interface ChosenExample {
  readonly text: string;
  /** Those that a person decided on in this sentence, in the order of the question. */
  readonly labels: readonly QuestionLabel[];
  readonly found: readonly Labelled[];
  readonly not: readonly Labelled[];
}

function isLabelOf({ source }: QuestionLabel, item: ExampleItem): boolean {
  if (source.kind !== item.kind || source.type.name !== item.type) return false;
  if (source.kind !== 'relation' || item.kind !== 'relation') return true;
  return source.type.head === item.headType && source.type.tail === item.tailType;
}

function labelled({ labels }: Question, items: readonly ExampleItem[]): readonly Labelled[] {
  return items.flatMap((item) => {
    const label = labels.find((known) => isLabelOf(known, item));
    return label === undefined ? [] : [{ label, item }];
  });
}

function narrowed(question: Question, { text, found, not }: WorkedExample): ChosenExample {
  const [right, wrong] = [labelled(question, found), labelled(question, not)];
  const decided = new Set([...right, ...wrong].map(({ label }) => label));
  const labels = question.labels.filter((label) => decided.has(label));
  return { text, labels, found: right, not: wrong };
}

/**
 * One after another the example that shows most labels which none before it shows; the earlier of two that
 * show as many. `write` gives an example as the prompt has it.
 */
export function chooseExamples(
  question: Question,
  window: string,
  examples: readonly WorkedExample[],
  write: (example: ChosenExample) => string,
): readonly string[] {
  const left = examples
    .map((example) => narrowed(question, example))
    .filter(({ text, labels }) => labels.length > 0 && !sharesText(window, text));
  const shown = new Set<QuestionLabel>();
  const written: string[] = [];
  let room = EXAMPLES_BUDGET;
  while (left.length > 0 && written.length < MOST_EXAMPLES) {
    const fresh = left.map(({ labels }) => labels.filter((label) => !shown.has(label)).length);
    const [next] = left.splice(fresh.indexOf(Math.max(...fresh)), 1);
    const text = next === undefined ? '' : write(next);
    if (next === undefined || text.length > room) continue;
    room -= text.length;
    written.push(text);
    for (const label of next.labels) shown.add(label);
  }
  return written;
}
