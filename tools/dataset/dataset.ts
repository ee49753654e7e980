/** Command line: datasets, one verb a step. */
import { printHelp } from '../help';
import { card } from './card';
import { check } from './check';
import { clean } from './clean';
import { corpora } from './corpora';
import { instruct } from './instruct';
import { list } from './list';
import { plant } from './plant';
import { split } from './split';
import { translate } from './translate';
import { unify } from './unify';

const USAGE = `usage: npm run --silent dataset -- VERB [OPTIONS]

  list       the catalogue of corpora, with licences and sources
  unify      files of any format become lines of one dataset, under the names of one table
  check      what is wrong with a dataset, with counts, examples and what to do
  plant      how many faults that are planted check --model finds: what its doubts are worth
  clean      chosen repairs, with a report before and after
  split      train, validation and test side, near duplicates on one side
  translate  English datasets in Chinese, mentions kept, by a server or a batch
  instruct   instruction records by task, in the form of several trainers
  card       a card in Markdown: composition, licences, checks, how to rebuild
  corpora    the training text of the built-in model, from the archives of its corpora

  VERB --help    the options of a verb
  --help         this text

Exit codes: 0 done; 1 something was found or lost, with --strict; 2 an input that cannot be read
(the others are done), or wrong arguments.

Examples:
  npm run --silent dataset -- unify -o all.jsonl tools/dataset/example
  npm run --silent dataset -- check --html report.html all.jsonl`;

const VERBS: Readonly<Record<string, (args: readonly string[]) => number | Promise<number>>> = {
  list,
  unify,
  check,
  clean,
  split,
  translate,
  plant,
  instruct,
  card,
  corpora,
};

async function main([verb, ...args]: readonly string[]): Promise<number> {
  const run =
    verb === undefined ? undefined : Object.entries(VERBS).find(([name]) => name === verb);
  if (run !== undefined) return await finished(run[1], args);
  if (verb !== undefined && printHelp([verb], USAGE)) return 0;
  console.error(`${verb === undefined ? 'a verb is needed' : `no verb ${verb}`}\n\n${USAGE}`);
  return 2;
}

async function finished(
  run: (args: readonly string[]) => number | Promise<number>,
  args: readonly string[],
): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    // What the system refuses: a full disk, a folder that may not be written.
    if (!(error instanceof Error) || !('code' in error)) throw error;
    console.error(error.message);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
