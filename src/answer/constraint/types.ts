/** Which bytes an answer may go on with that names types of a closed list, one `#type` a line, each once. */
import type { TypesQuestion } from '../instruction/types-question';
import type { Constraint, ConstraintState } from './constraint';
import { buildTrie, type TrieNode } from './trie';

const HASH = 0x23;

/** At the start of a line, or, with a node, in a name. */
class NamesState implements ConstraintState {
  readonly kind = 'names';
  readonly #names: readonly string[];
  readonly #node: TrieNode | undefined;
  #opened: TrieNode | undefined;

  /** `names`: those that were not written yet. */
  constructor(names: readonly string[], node?: TrieNode) {
    this.#names = names;
    this.#node = node;
  }

  step(byte: number): NamesState | undefined {
    if (this.#node === undefined) return byte === HASH ? this.#open() : undefined;
    const next = this.#node.next.get(byte);
    if (next === undefined) return undefined;
    if (next.value < 0) return new NamesState(this.#names, next);
    return new NamesState(this.#names.filter((_, index) => index !== next.value));
  }

  canEnd(): boolean {
    return this.#node === undefined;
  }

  /** Built once a line: many continuations are tried from one state. */
  #open(): NamesState | undefined {
    if (this.#names.length === 0) return undefined;
    this.#opened ??= buildTrie(this.#names.map((name) => `${name}\n`));
    return new NamesState(this.#names, this.#opened);
  }
}

function own(state: ConstraintState): NamesState {
  if (state instanceof NamesState) return state;
  throw new TypeError('not a state of this constraint');
}

/** From every state that can be reached the answer can be completed. */
export function createTypesConstraint({ labels }: TypesQuestion): Constraint {
  return {
    start: new NamesState(labels.map(({ name }) => name)),
    step: (state, byte) => own(state).step(byte),
    canEnd: (state) => own(state).canEnd(),
  };
}
