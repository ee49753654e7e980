/** Answers to questions of a translation, kept on this device as they come, so that nothing is asked twice. */
import type { GivenAnswer } from '../../src/corpus/translate/read-back';
import type { Ask, Question } from '../../src/corpus/translate/translate-document';
import { ok } from '../../src/core/result';
import { object, optional, string } from '../../src/formats/shape';
import { countKept, dropKeptBeginning, keep, kept } from '../../src/storage/kept';

export interface AnswerStore {
  /** Asks only what was not answered before. A storage that fails keeps nothing, and stops nothing. */
  asking(ask: Ask, model: string): Ask;
  count(): Promise<number>;
  drop(): Promise<void>;
}

const PREFIX = 'translation ';
const ANSWER = object({ text: string, finish: optional(string) });

/** Changes with the text, the glossary, the wording, and the model. */
const keyOf = ({ messages }: Question, model: string): string =>
  PREFIX + JSON.stringify([model, messages]);

async function known(key: string): Promise<GivenAnswer | undefined> {
  const stored = await kept(key);
  if (!stored.ok || stored.value === undefined) return undefined;
  const read = ANSWER(stored.value, '');
  return read.ok ? { text: read.value.text, finish: read.value.finish } : undefined;
}

export class KeptAnswers implements AnswerStore {
  asking(ask: Ask, model: string): Ask {
    return async (question) => {
      const key = keyOf(question, model);
      const before = await known(key);
      if (before !== undefined) return ok(before);
      const answer = await ask(question);
      if (answer.ok) {
        const { text, finish } = answer.value;
        await keep(key, finish === undefined ? { text } : { text, finish });
      }
      return answer;
    };
  }

  async count(): Promise<number> {
    const counted = await countKept(PREFIX);
    return counted.ok ? counted.value : 0;
  }

  async drop(): Promise<void> {
    await dropKeptBeginning(PREFIX);
  }
}
