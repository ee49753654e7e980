/** Files of records in a folder; numbered ones of an earlier run, of which there may have been more, go. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Shards, type ShardOptions } from '../../src/corpus/instruct/shards';
import { LineFile } from './line-files';

/** What follows the stem. */
const SHARD = /^-\d{5}\.jsonl?$/u;

export function shardsIn(folder: string, options: Omit<ShardOptions, 'open'>): Shards {
  const { stem } = options;
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const isShard = name.startsWith(`${stem}-`) && SHARD.test(name.slice(stem.length));
    if (isShard) rmSync(path.join(folder, name));
  }
  return new Shards({ ...options, open: (name) => new LineFile(path.join(folder, name)) });
}
