import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenTable } from './chat-engine';
import { findChild } from './token-mask';
import { trieOf, type TokenTrie } from './token-trie';

const tables: fc.Arbitrary<TokenTable> = fc
  .array(fc.option(fc.uint8Array({ max: 4, maxLength: 6 }), { nil: undefined }), { maxLength: 60 })
  .map((bytes) => ({ bytes, stop: [] }));

/** The tokens that end where `bytes` lead. */
function tokensAt(trie: TokenTrie, bytes: Uint8Array): number[] {
  let node = 0;
  for (const byte of bytes) {
    node = findChild(trie, node, byte);
    if (node < 0) return [];
  }
  const ids: number[] = [];
  for (let id = trie.token[node] ?? -1; id >= 0; id = trie.twin[id] ?? -1) ids.push(id);
  return ids.sort((a, b) => a - b);
}

describe('trieOf', () => {
  it('leads from the bytes of a token to all tokens of those bytes, and to no empty one', () => {
    fc.assert(
      fc.property(tables, fc.uint8Array({ max: 4, maxLength: 6 }), (table, other) => {
        const trie = trieOf(table);
        for (const wanted of [...table.bytes, other]) {
          if (wanted === undefined) continue;
          const same = table.bytes.flatMap((bytes, id) =>
            wanted.length > 0 && bytes?.join() === wanted.join() ? [id] : [],
          );
          expect(tokensAt(trie, wanted)).toEqual(same);
        }
      }),
    );
  });

  it('has one node for each prefix of a token, siblings in the order of their bytes', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { byte, end } = trieOf(table);
        const prefixes = new Set<string>(['']);
        for (const bytes of table.bytes) {
          bytes?.forEach((_, index) => prefixes.add(bytes.slice(0, index + 1).join()));
        }
        expect(byte).toHaveLength(prefixes.size);
        for (let node = 0; node < byte.length; node += 1) {
          const children: number[] = [];
          for (let at = node + 1; at < (end[node] ?? 0); at = end[at] ?? 0) {
            children.push(byte[at] ?? -1);
          }
          expect(children).toEqual([...new Set(children)].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('builds the tree of a table once', () => {
    const table = { bytes: [Uint8Array.of(1)], stop: [] };
    expect(trieOf(table)).toBe(trieOf(table));
  });
});
