/** Which tokens an answer may go on with: the tree of tokens and the constraint walked together. */
import type { Constraint, ConstraintState } from '../../src/answer/constraint/constraint';
import type { TokenTrie } from './token-trie';

/** The child of `node` that a byte leads to, or -1. */
export function findChild(trie: TokenTrie, node: number, byte: number): number {
  const last = trie.end[node] ?? 0;
  let child = node + 1;
  while (child < last && trie.byte[child] !== byte) child = trie.end[child] ?? last;
  return child < last ? child : -1;
}

/** Where every byte of `bytes` leads, `undefined` where the constraint forbids one. */
export function stepBytes(
  constraint: Constraint,
  state: ConstraintState,
  bytes: Uint8Array,
): ConstraintState | undefined {
  let reached: ConstraintState | undefined = state;
  for (const byte of bytes) {
    if (reached === undefined) return undefined;
    reached = constraint.step(reached, byte);
  }
  return reached;
}

/**
 * Ids of the tokens whose bytes may follow, in no order. The work follows what can be reached, not the
 * size of the vocabulary. Stop tokens are not among them: `canEnd` tells.
 */
export function allowedTokens(
  trie: TokenTrie,
  constraint: Constraint,
  state: ConstraintState,
): number[] {
  const { byte, end, token, twin } = trie;
  const allowed: number[] = [];
  const visit = (node: number, at: ConstraintState): void => {
    for (let id = token[node] ?? -1; id >= 0; id = twin[id] ?? -1) allowed.push(id);
    const last = end[node] ?? 0;
    for (let child = node + 1; child < last; child = end[child] ?? last) {
      const next = constraint.step(at, byte[child] ?? 0);
      if (next !== undefined) visit(child, next);
    }
  };
  visit(0, state);
  return allowed;
}
