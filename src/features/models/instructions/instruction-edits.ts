/** A person's own wording of the instructions, by language and task. */
import type {
  InstructionLanguage,
  Instructions,
  InstructionTask,
} from '../../../answer/instruction/question';

export const INSTRUCTION_TASKS: readonly InstructionTask[] = ['ner', 're', 'ee'];
export const INSTRUCTION_LANGUAGES: readonly InstructionLanguage[] = ['zh', 'en'];

export interface InstructionEdits {
  /** The language in which the model is told. */
  readonly language: InstructionLanguage;
  readonly zh: Instructions['texts'];
  readonly en: Instructions['texts'];
}

export const NO_INSTRUCTION_EDITS: InstructionEdits = { language: 'zh', zh: {}, en: {} };

/** What is sent: the texts of the chosen language. */
export function instructionsOf(edits: InstructionEdits): Instructions {
  return { language: edits.language, texts: edits[edits.language] };
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

/** What was kept, as far as it can be understood. */
export function parseInstructionEdits(json: string | undefined): InstructionEdits {
  try {
    const value: unknown = JSON.parse(json ?? '{}');
    if (!isRecord(value)) return NO_INSTRUCTION_EDITS;
    const language = INSTRUCTION_LANGUAGES.find((known) => known === value['language']) ?? 'zh';
    return { language, zh: textsOf(value['zh']), en: textsOf(value['en']) };
  } catch {
    return NO_INSTRUCTION_EDITS;
  }
}
