import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../src/core/any-text.fixture';
import { createConstraint } from '../../src/answer/constraint/constraint';
import { QUESTIONS, TEXTS } from './question.fixture';
import { randomNumbers } from './random-numbers.fixture';
import { allowedTokens, stepBytes } from './token-mask';
import { trieOf } from './token-trie';
import { fakeTable } from './tokenizer-file.fixture';

const names = QUESTIONS.flatMap(({ labels }) =>
  labels.flatMap(({ name, roles }) => [name, ...roles]),
);
const fake = fakeTable([...TEXTS, ...names]);
/** Some bytes have two tokens, as those of vocabularies with byte fallback do. */
const table = { ...fake, bytes: [...fake.bytes, ...fake.bytes.slice(20, 300)] };
const trie = trieOf(table);

const byNumber = (ids: Iterable<number>): number[] => [...ids].sort((a, b) => a - b);

describe('allowedTokens', () => {
  it('allows just the tokens of which the constraint allows every byte, along any answer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...QUESTIONS),
        fc.oneof(fc.constantFrom(...TEXTS), anyText),
        fc.nat(),
        (question, text, seed) => {
          const constraint = createConstraint(question, text);
          const random = randomNumbers(seed);
          let state = constraint.start;
          for (let length = 0; length < 12; length += 1) {
            const allowed = allowedTokens(trie, constraint, state);
            const naive = table.bytes.flatMap((bytes, id) =>
              bytes !== undefined && stepBytes(constraint, state, bytes) !== undefined ? [id] : [],
            );
            expect(byNumber(allowed)).toEqual(naive);
            const chosen = allowed[Math.floor(random() * allowed.length)];
            if (chosen === undefined) return;
            state = stepBytes(constraint, state, table.bytes[chosen] ?? new Uint8Array()) ?? state;
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves something to write or may end, wherever an answer has got to', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...QUESTIONS),
        fc.oneof(fc.constantFrom(...TEXTS), anyText),
        fc.nat(),
        (question, text, seed) => {
          const constraint = createConstraint(question, text);
          const random = randomNumbers(seed);
          let state = constraint.start;
          for (let length = 0; length < 60; length += 1) {
            const allowed = allowedTokens(trie, constraint, state);
            if (allowed.length === 0) {
              expect(constraint.canEnd(state)).toBe(true);
              return;
            }
            const chosen = allowed[Math.floor(random() * allowed.length)] ?? 0;
            state = stepBytes(constraint, state, table.bytes[chosen] ?? new Uint8Array()) ?? state;
          }
        },
      ),
    );
  });

  it('asks the constraint about little more than what can follow, not about the whole vocabulary', () => {
    const constraint = createConstraint(
      QUESTIONS[0] ?? { task: 'ner', labels: [] },
      TEXTS[0] ?? '',
    );
    let steps = 0;
    const counted = {
      ...constraint,
      step: (...step: Parameters<typeof constraint.step>) => {
        steps += 1;
        return constraint.step(...step);
      },
    };
    allowedTokens(trie, counted, constraint.start);
    // The 256 single bytes, then below `#` alone.
    expect(steps).toBeLessThan(300);
  });
});
