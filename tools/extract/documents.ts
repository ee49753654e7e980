/** The documents of a run of `extract`: each id once, those of its part, without those that are done. */
import type { ExtractOptions } from './options';
import { isInShard, listFiles, readSources, type Source } from './source';
import { fileWarnings } from './warnings';

/** `seen` gets every id of the inputs, also of what is left out. */
export function* documentsOf(
  { files, encoding, shard }: ExtractOptions,
  done: ReadonlySet<string>,
  seen = new Set<string>(),
): Generator<Source> {
  for (const source of readSources(listFiles(files), encoding)) {
    const { id } = source;
    const isSecond = seen.has(id);
    seen.add(id);
    if (!isInShard(id, shard)) continue;
    // Two documents of one id could not be told apart.
    if (isSecond) console.error(`${id}: another document of this id is left out`);
    if (isSecond || done.has(id)) continue;
    if ('decoded' in source) {
      for (const warning of fileWarnings(id, source.decoded)) console.error(warning);
    }
    yield source;
  }
}
