/**
 * Which bytes an answer may go on with. The answer's form and the text of the chunk decide: a type is one
 * of the schema's, a mention is a piece of the text, so nothing can be invented.
 *
 * The form, one item a line, `\n` at the end of each:
 *   `#label`          opens a frame; what follows belongs to it
 *   `-mention`        an entity, a relation's head, an event's trigger
 *   `>mention`        a relation's tail (to the head above it)
 *   `>role：mention`  an event's argument (to the trigger above it)
 *
 * A line's first byte is its mark, whatever follows. No blank stands behind it: before Chinese it would
 * be a token of its own.
 */
import { Pieces } from './substrings';
import { BEFORE_ANSWER } from './progress';
import { AnswerState, LineState, type AnswerForm } from './states';
import { buildTrie, type TrieNode } from './trie';
import type { Question, QuestionLabel } from '../instruction/question';

/** Immutable: stepping gives a new one, so that many continuations can be tried from the same state. */
export interface ConstraintState {
  readonly kind: string;
}

export interface Constraint {
  readonly start: ConstraintState;
  /** UTF-8, one byte at a time; `undefined` where the answer may not go on so. */
  step(state: ConstraintState, byte: number): ConstraintState | undefined;
  /** Whether the answer may end here. */
  canEnd(state: ConstraintState): boolean;
}

function childLines({ task }: Question, { roles }: QuestionLabel): TrieNode | undefined {
  if (task === 're') return buildTrie(['']);
  return task === 'ee' && roles.length > 0
    ? buildTrie(roles.map((role) => `${role}：`))
    : undefined;
}

function own(state: ConstraintState): AnswerState {
  if (state instanceof AnswerState) return state;
  throw new TypeError('not a state of a constraint');
}

/**
 * From every state that can be reached the answer can be completed. An answer that repeats itself, or
 * that has nothing to say (no labels, no usable character), may only end.
 */
export function createConstraint(question: Question, chunkText: string): Constraint {
  const { task, labels } = question;
  const form: AnswerForm = {
    task,
    pieces: new Pieces(chunkText),
    labels: buildTrie(labels.map(({ name }) => `${name}\n`)),
    children: labels.map((label) => childLines(question, label)),
  };
  const spent = labels.length === 0 || form.pieces.count === 0;
  return {
    start: new LineState(form, { ...BEFORE_ANSWER, spent }),
    step: (state, byte) => own(state).step(byte),
    canEnd: (state) => own(state).canEnd(),
  };
}
