/** `dataset corpora`: the corpora that the built-in model is trained on, as its training text. */
import { parseArgs } from 'node:util';
import { CORPORA } from '../../src/corpus/catalogue/corpora';
import type { CorpusReport } from '../../src/corpus/report';
import { printHelp } from '../help';
import { describeFileError } from '../text-file';
import { convertAll } from './convert';

const USAGE = `usage: npm run --silent dataset -- corpora --data FOLDER --out FOLDER

Unpacks NAME.tar.xz from the data folder and writes train.jsonl, valid.jsonl, schemas.json and
gold/ into the out folder.

  --data FOLDER    the archives of the corpora
  --out FOLDER     where to write; what is there is replaced
  --help           this text

Exit codes: 0 written; 2 the arguments or the files are at fault.

Examples:
  npm run --silent dataset -- corpora --data corpora --out build/data
  npm run --silent dataset -- corpora --data ../corpora --out build/training-data`;

const COLUMNS = [
  'corpus',
  'train',
  'valid',
  'repeated',
  'margin',
  'empty',
  'similar',
  'mentions',
  'relations',
  'events',
  'ungrounded',
  'unmapped',
  'dropped',
] as const satisfies readonly (keyof CorpusReport)[];

function table(reports: readonly CorpusReport[]): string {
  const rows = [
    [...COLUMNS],
    ...reports.map((report) => COLUMNS.map((key) => String(report[key]))),
  ];
  return rows
    .map((row) =>
      row
        .map((cell) => cell.padEnd(13))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

/** 0 when done, 2 when the arguments or the files are at fault. */
export function corpora(args: readonly string[]): number {
  if (printHelp(args, USAGE)) return 0;
  const options = readOptions(args);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`);
    return 2;
  }
  const done = convertAll(CORPORA, options.data, options.out);
  if (!done.ok) {
    console.error(describeFileError(done.error));
    return 2;
  }
  console.log(table(done.value));
  return 0;
}

function readOptions(args: readonly string[]): { data: string; out: string } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, out: { type: 'string' } },
    });
    const { data, out } = values;
    return data === undefined || out === undefined ? 'both folders are needed' : { data, out };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
