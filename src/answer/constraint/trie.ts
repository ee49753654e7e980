/** A closed list of strings as a tree of UTF-8 bytes. No string may be the start of another. */
import { codePointsOf, utf8Bytes } from './utf8';

export interface TrieNode {
  readonly next: ReadonlyMap<number, TrieNode>;
  /** The index of the string that ends here, or -1. */
  readonly value: number;
}

interface GrowingNode extends TrieNode {
  readonly next: Map<number, GrowingNode>;
  value: number;
}

const newNode = (): GrowingNode => ({ next: new Map(), value: -1 });

export function buildTrie(strings: readonly string[]): TrieNode {
  const root = newNode();
  strings.forEach((string, index) => {
    let node = root;
    for (const byte of codePointsOf(string).flatMap(utf8Bytes)) {
      const known = node.next.get(byte);
      const next = known ?? newNode();
      if (known === undefined) node.next.set(byte, next);
      node = next;
    }
    node.value = index;
  });
  return root;
}
