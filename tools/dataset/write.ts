/** Writes what the dataset command makes. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema } from '../../src/core/schema';

export interface CorpusSchema {
  readonly schema: Schema;
  readonly closed: boolean;
  readonly rootsClosed: boolean;
}

/** Records come with their line ends. */
export interface GoldFile {
  readonly name: string;
  readonly records: readonly string[];
}

export function writeAll(
  out: string,
  lines: { readonly train: readonly string[]; readonly valid: readonly string[] },
  schemas: Readonly<Record<string, CorpusSchema>>,
  gold: readonly GoldFile[],
): void {
  const body = (rows: readonly string[]): string => rows.map((row) => `${row}\n`).join('');
  rmSync(join(out, 'gold'), { recursive: true, force: true });
  mkdirSync(join(out, 'gold'), { recursive: true });
  writeFileSync(join(out, 'train.jsonl'), body(lines.train));
  writeFileSync(join(out, 'valid.jsonl'), body(lines.valid));
  writeFileSync(join(out, 'schemas.json'), `${JSON.stringify(schemas, null, 2)}\n`);
  for (const { name, records } of gold) writeFileSync(join(out, 'gold', name), records.join(''));
}
