/** Reads the files of an unpacked corpus. */
import { join } from 'node:path';
import { ok } from '../../src/core/result';
import type { Result } from '../../src/core/result';
import type { CorpusFile } from '../../src/corpus/source';
import { readText } from '../text-file';
import type { FileError } from '../text-file';
import { listFolder } from './unpack';

/** A name that ends in `/` is a folder, whose files are read in numeric order. */
export function readCorpusFiles(
  folder: string,
  names: readonly string[],
): Result<readonly CorpusFile[], FileError> {
  const files: CorpusFile[] = [];
  for (const name of names) {
    const listed = name.endsWith('/') ? listFolder(join(folder, name)) : ok(['']);
    if (!listed.ok) return listed;
    for (const entry of listed.value) {
      const content = readText(join(folder, name + entry));
      if (!content.ok) return content;
      files.push({ path: name + entry, content: content.value });
    }
  }
  return ok(files);
}
