/** The catalogue with rows of a person's own. */
import { readFileSync } from 'node:fs';
import { KNOWN_CORPORA, mergeCorpora, parseCorpora } from '../../src/corpus/catalogue/known';
import type { KnownCorpus } from '../../src/corpus/catalogue/known-corpus';
import { err, ok, type Result } from '../../src/core/result';

/** The error names the file. */
export function readCatalogue(files: readonly string[]): Result<readonly KnownCorpus[], string> {
  let corpora = KNOWN_CORPORA;
  for (const file of files) {
    let content: string;
    try {
      content = readFileSync(file, 'utf8');
    } catch {
      return err(`${file}: the file cannot be read`);
    }
    const own = parseCorpora(content);
    if (!own.ok) return err(`${file}: ${own.error}; it is {"corpora": [rows]}`);
    corpora = mergeCorpora(corpora, own.value);
  }
  return ok(corpora);
}
