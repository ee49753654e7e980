/** All tokens of a vocabulary as a tree of bytes, in flat arrays. */
import type { TokenTable } from './chat-engine';

/**
 * Nodes in preorder, the root first. The first child of `node` is `node + 1`, the sibling of `child` is
 * `end[child]`, and children lie below `end[node]`.
 */
export interface TokenTrie {
  /** The byte that leads to a node. */
  readonly byte: Uint8Array;
  /** One past the last node below. */
  readonly end: Int32Array;
  /** A token that ends at a node, or -1. */
  readonly token: Int32Array;
  /** By token: another token of the same bytes, or -1. */
  readonly twin: Int32Array;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function sharedPrefix(a: Uint8Array, b: Uint8Array): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

interface Entry {
  readonly id: number;
  readonly bytes: Uint8Array;
  /** The first bytes as one number, which settles most comparisons. */
  readonly key: number;
}

/** Six bytes fit a number exactly. */
const KEY_BYTES = 6;

function keyOf(bytes: Uint8Array): number {
  let key = 0;
  for (let index = 0; index < KEY_BYTES; index += 1) key = key * 256 + (bytes[index] ?? 0);
  return key;
}

/** Tokens that an answer can hold, in the order of their bytes. */
function sortEntries(table: TokenTable): readonly Entry[] {
  const entries: Entry[] = [];
  table.bytes.forEach((bytes, id) => {
    if (bytes !== undefined && bytes.length > 0) entries.push({ id, bytes, key: keyOf(bytes) });
  });
  return entries.sort((a, b) => a.key - b.key || compareBytes(a.bytes, b.bytes));
}

/** Sorting takes most of the time: a fraction of a second for 150,000 tokens. */
function buildTokenTrie(table: TokenTable): TokenTrie {
  const entries = sortEntries(table);
  const most = entries.reduce((sum, { bytes }) => sum + bytes.length, 1);
  const byte = new Uint8Array(most);
  const end = new Int32Array(most);
  const token = new Int32Array(most).fill(-1);
  const twin = new Int32Array(table.bytes.length).fill(-1);
  /** The nodes from the root to the last token. */
  const path: number[] = [0];
  let count = 1;
  let previous: Uint8Array = new Uint8Array(0);
  const closeTo = (depth: number): void => {
    while (path.length > depth) end[path.pop() ?? 0] = count;
  };
  for (const { id, bytes } of entries) {
    closeTo(sharedPrefix(previous, bytes) + 1);
    for (let depth = path.length - 1; depth < bytes.length; depth += 1) {
      byte[count] = bytes[depth] ?? 0;
      path.push(count);
      count += 1;
    }
    const node = path.at(-1) ?? 0;
    twin[id] = token[node] ?? -1;
    token[node] = id;
    previous = bytes;
  }
  closeTo(0);
  return {
    byte: byte.slice(0, count),
    end: end.slice(0, count),
    token: token.slice(0, count),
    twin,
  };
}

const tries = new WeakMap<TokenTable, TokenTrie>();

/** The same table gives the same tree, built once. */
export function trieOf(table: TokenTable): TokenTrie {
  const known = tries.get(table);
  if (known !== undefined) return known;
  const trie = buildTokenTrie(table);
  tries.set(table, trie);
  return trie;
}
