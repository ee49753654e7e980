/** `dataset split`: documents dealt out to sides, near duplicates on one side. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { lineOf } from '../../src/corpus/dataset/line';
import { DivideRun } from '../../src/corpus/divide';
import { SideCounts, type SplitReport } from '../../src/corpus/side-counts';
import { printHelp } from '../help';
import { openInputs, type DatasetInputs } from './inputs';
import { LineFile } from './line-files';
import { readSplitOptions, type SplitVerbOptions } from './options';
import { complain, describeFailure, table, tellProblems } from './tell';
import { SPLIT_USAGE } from './usage';

export async function split(args: readonly string[]): Promise<number> {
  if (printHelp(args, SPLIT_USAGE)) return 0;
  const options = readSplitOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${SPLIT_USAGE}`);
  const inputs = openInputs({ ...options.value, tests: [] });
  if (!inputs.ok) return complain(describeFailure(inputs.error));
  const { out, names } = options.value;
  const own = new Set(inputs.value.places.map((place) => path.resolve(place)));
  const lost = names.find((name) => own.has(path.resolve(out, `${name}.jsonl`)));
  if (lost !== undefined) return complain(`-o has an input that would be replaced: ${lost}.jsonl`);
  return await splitInputs(options.value, inputs.value);
}

async function splitInputs(options: SplitVerbOptions, inputs: DatasetInputs): Promise<number> {
  const { shares, seed, names, out, json } = options;
  const run = new DivideRun();
  for await (const { document } of inputs.documents()) run.see(document.text);
  const division = run.divide({ shares, seed });
  const files = names.map((name) => new LineFile(path.join(out, `${name}.jsonl`)));
  const counts = new SideCounts(names);
  let index = 0;
  for await (const { document } of inputs.documents()) {
    const side = division.sides[index] ?? 0;
    index += 1;
    files[side]?.write(lineOf(document));
    counts.add(side, document);
  }
  for (const file of files) file.close();
  const { losses, failures } = inputs;
  const report = { ...counts.report(division, shares, seed), losses, failures };
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, undefined, 2)}\n`);
  console.log(splitTable(report));
  tellProblems(inputs);
  return inputs.failures.length > 0 ? 2 : 0;
}

function splitTable({ sides, groups, grouped }: SplitReport): string {
  const rows = sides.map(({ name, share, documents, mentions, missing }) => [
    name,
    String(share),
    String(documents),
    String(mentions),
    String(missing.length),
  ]);
  return `${table([['side', 'share', 'documents', 'mentions', 'missing labels'], ...rows])}

groups of near duplicates kept on one side: ${groups} (${grouped} documents)`;
}
