/** A person's own wording of the instructions, by language and task. */
import type {
  Asking,
  InstructionLanguage,
  Instructions,
  InstructionTask,
} from '../../../answer/instruction/question';

export const INSTRUCTION_TASKS: readonly InstructionTask[] = ['ner', 're', 'ee'];
export const INSTRUCTION_LANGUAGES: readonly InstructionLanguage[] = ['zh', 'en'];

export type Switch = keyof Asking;
export const SWITCHES: readonly Switch[] = ['typesFirst', 'ownExamples', 'bothOrders'];

export interface InstructionEdits {
  /** The language in which the model is told. */
  readonly language: InstructionLanguage;
  readonly zh: Instructions['texts'];
  readonly en: Instructions['texts'];
  /** Absent: nothing is switched on. */
  readonly asking?: Asking;
}

export const NO_INSTRUCTION_EDITS: InstructionEdits = { language: 'zh', zh: {}, en: {} };

/** What is sent: the texts of the chosen language, and how the model is asked. */
export function instructionsOf({ language, asking, ...texts }: InstructionEdits): Instructions {
  return { language, texts: texts[language], ...(asking === undefined ? {} : { asking }) };
}

export function withSwitch(edits: InstructionEdits, name: Switch, on: boolean): InstructionEdits {
  const { asking, ...others } = edits;
  return { ...others, ...askingOf({ ...asking, [name]: on }) };
}

export function withLanguage(
  edits: InstructionEdits,
  language: InstructionLanguage,
): InstructionEdits {
  return { ...edits, language };
}

/** In the chosen language; without a text, the wording that ships with the app. */
export function withText(
  edits: InstructionEdits,
  task: InstructionTask,
  text: string | undefined,
): InstructionEdits {
  const texts: Partial<Record<InstructionTask, string>> = {};
  for (const other of INSTRUCTION_TASKS) {
    const kept = other === task ? text : edits[edits.language][other];
    if (kept !== undefined) texts[other] = kept;
  }
  return { ...edits, [edits.language]: texts };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textsOf(value: unknown): Instructions['texts'] {
  if (!isRecord(value)) return {};
  const texts: Partial<Record<InstructionTask, string>> = {};
  for (const task of INSTRUCTION_TASKS) {
    const text = value[task];
    if (typeof text === 'string') texts[task] = text;
  }
  return texts;
}

/** Only what is on: off is the same whether it was ever on or not. */
function askingOf(value: unknown): Pick<InstructionEdits, 'asking'> {
  const on = SWITCHES.filter((name) => isRecord(value) && value[name] === true);
  return on.length === 0 ? {} : { asking: Object.fromEntries(on.map((name) => [name, true])) };
}

/** What was kept, as far as it can be understood. */
export function parseInstructionEdits(json: string | undefined): InstructionEdits {
  try {
    const value: unknown = JSON.parse(json ?? '{}');
    if (!isRecord(value)) return NO_INSTRUCTION_EDITS;
    const language = INSTRUCTION_LANGUAGES.find((known) => known === value['language']) ?? 'zh';
    const asking = askingOf(value['asking']);
    return { language, zh: textsOf(value['zh']), en: textsOf(value['en']), ...asking };
  } catch {
    return NO_INSTRUCTION_EDITS;
  }
}
