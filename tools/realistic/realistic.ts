/** Command line: writes `realistic.jsonl` from the marked texts beside it. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DUIE_PREDICATES } from '../../src/presets/duie';
import { unifiedLine } from '../../src/formats/unified';
import { readText } from '../text-file';
import { readMarkedTexts } from './marked-text';

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

function main(): number {
  const content = readText(beside('texts.txt'));
  const documents = content.ok
    ? readMarkedTexts(content.value, DUIE_PREDICATES)
    : { ok: false as const, error: content.error.reason };
  if (!documents.ok) {
    console.error(documents.error);
    return 2;
  }
  const lines = documents.value.map((document) => `${unifiedLine(document)}\n`);
  writeFileSync(beside('realistic.jsonl'), lines.join(''));
  return 0;
}

process.exitCode = main();
