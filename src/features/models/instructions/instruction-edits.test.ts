import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InstructionLanguage, InstructionTask } from '../../../answer/instruction/question';
import {
  INSTRUCTION_LANGUAGES,
  INSTRUCTION_TASKS,
  instructionsOf,
  NO_INSTRUCTION_EDITS,
  parseInstructionEdits,
  SWITCHES,
  withLanguage,
  withSwitch,
  withText,
  type InstructionEdits,
} from './instruction-edits';

type Step = readonly [InstructionLanguage, InstructionTask, string | undefined];

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(
    fc.constantFrom(...INSTRUCTION_LANGUAGES),
    fc.constantFrom(...INSTRUCTION_TASKS),
    fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
  ),
);

function edited(all: readonly Step[]): InstructionEdits {
  return all.reduce(
    (edits, [language, task, text]) => withText(withLanguage(edits, language), task, text),
    NO_INSTRUCTION_EDITS,
  );
}

describe('edits of the instructions', () => {
  it('come back from storage as they were, whatever was written', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const edits = edited(all);
        expect(parseInstructionEdits(JSON.stringify(edits))).toEqual(edits);
      }),
    );
  });

  it('hold the last text of each task and language, and nothing after a reset', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const edits = edited(all);
        for (const language of INSTRUCTION_LANGUAGES) {
          for (const task of INSTRUCTION_TASKS) {
            const last = all.findLast((step) => step[0] === language && step[1] === task);
            expect(edits[language][task]).toBe(last?.[2]);
          }
        }
      }),
    );
  });

  it('are sent in the chosen language only', () => {
    const edits = withText(
      withLanguage(withText(NO_INSTRUCTION_EDITS, 're', '找关系'), 'en'),
      'ner',
      'Find.',
    );
    expect(instructionsOf(edits)).toEqual({ language: 'en', texts: { ner: 'Find.' } });
    expect(instructionsOf(withLanguage(edits, 'zh'))).toEqual({
      language: 'zh',
      texts: { re: '找关系' },
    });
  });

  it('hold what is switched on, and nothing of what is off again', () => {
    // Finds a switch that leaves a trace: windows would be read again for nothing.
    const flips = fc.array(fc.tuple(fc.constantFrom(...SWITCHES), fc.boolean()));
    fc.assert(
      fc.property(flips, (all) => {
        const edits = all.reduce((e, [name, on]) => withSwitch(e, name, on), NO_INSTRUCTION_EDITS);
        const on = SWITCHES.filter((name) => all.findLast((flip) => flip[0] === name)?.[1]);
        expect(Object.keys(instructionsOf(edits).asking ?? {})).toEqual(on);
        expect('asking' in instructionsOf(edits)).toBe(on.length > 0);
        expect(parseInstructionEdits(JSON.stringify(edits))).toEqual(edits);
      }),
    );
    expect(parseInstructionEdits('{"asking":{"typesFirst":1,"x":true}}')).toEqual(
      NO_INSTRUCTION_EDITS,
    );
  });

  it('are the shipped ones when what was kept is anything else', () => {
    fc.assert(
      fc.property(fc.string(), (kept) => {
        const edits = parseInstructionEdits(kept);
        expect(INSTRUCTION_LANGUAGES).toContain(edits.language);
      }),
    );
    expect(parseInstructionEdits(undefined)).toEqual(NO_INSTRUCTION_EDITS);
    expect(parseInstructionEdits('{"language":"fr","zh":{"ner":7,"re":"找"}}')).toEqual({
      language: 'zh',
      zh: { re: '找' },
      en: {},
    });
  });
});
