/** Names of files for documents: safe on every system, no two alike. */
import type { LossCounter } from './count-losses';

/** What some system does not allow in a name. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\\:*?"<>|\u0000-\u001f\u007f]|^[. ]+|[. ]+$/gu;
const LENGTH = 100;

export class FileNames {
  readonly #taken = new Set<string>();
  readonly #losses: LossCounter;

  constructor(losses: LossCounter) {
    this.#losses = losses;
  }

  /** Without extension; slashes of the id stay folders. A name that is not the id is counted. */
  nameOf(id: string): string {
    const parts = id.split('/').map((part) => part.replaceAll(UNSAFE, '_').slice(-LENGTH));
    const plain = parts.filter((part) => part !== '').join('/');
    const base = plain === '' ? 'document' : plain;
    let name = base;
    for (let count = 2; this.#taken.has(name.toLowerCase()); count += 1) name = `${base}-${count}`;
    this.#taken.add(name.toLowerCase());
    if (name !== id)
      this.#losses.add('id-changed', id, 'the id is no name of a file, or was taken');
    return name;
  }
}
