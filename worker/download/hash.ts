/** Hashes of files that never are in memory as a whole. */
import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FileHash } from '../../src/storage/records';

const ALGORITHMS = { md5, sha256 } as const;

export interface Hasher {
  /** The next bytes of the file. */
  update(bytes: Uint8Array): void;
  /** Once, at the end. */
  finish(): FileHash;
}

export function createHasher(algorithm: FileHash['algorithm']): Hasher {
  const hash = ALGORITHMS[algorithm].create();
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    finish: () => ({ algorithm, hex: bytesToHex(hash.digest()) }),
  };
}

export function isSameHash(a: FileHash, b: FileHash): boolean {
  return a.algorithm === b.algorithm && a.hex === b.hex.toLowerCase();
}
