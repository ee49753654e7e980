/** The instructions for large models as this person worded them, kept between visits. */
import type {
  InstructionLanguage,
  Instructions,
  InstructionTask,
} from '../../../answer/instruction/question';
import {
  instructionsOf,
  parseInstructionEdits,
  withLanguage,
  withSwitch,
  withText,
  type InstructionEdits,
  type Switch,
} from './instruction-edits';
import { recall, remember } from '../../workspace/remembered';

const KEY = 'instructions';

export class InstructionDrafts {
  #edits = $state.raw<InstructionEdits>(parseInstructionEdits(recall(KEY)));
  /** Plain data, to be sent with a job. */
  readonly instructions: Instructions = $derived(instructionsOf(this.#edits));

  chooseLanguage(language: InstructionLanguage): void {
    this.#keep(withLanguage(this.#edits, language));
  }

  isOn(name: Switch): boolean {
    return this.instructions.asking?.[name] === true;
  }

  turn(name: Switch, on: boolean): void {
    this.#keep(withSwitch(this.#edits, name, on));
  }

  /** Without a text, back to the wording that ships with the app. */
  write(task: InstructionTask, text: string | undefined): void {
    this.#keep(withText(this.#edits, task, text));
  }

  #keep(edits: InstructionEdits): void {
    this.#edits = edits;
    remember(KEY, JSON.stringify(edits));
  }
}
