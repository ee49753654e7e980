/** `dataset split`: documents dealt out to sides, near duplicates on one side. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { LabelCounts } from '../../src/corpus/check/labels';
import { lineOf } from '../../src/corpus/dataset/line';
import { DivideRun, type Division } from '../../src/corpus/divide';
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

interface Side {
  readonly name: string;
  readonly file: LineFile;
  readonly labels: LabelCounts;
  documents: number;
  mentions: number;
}

async function splitInputs(options: SplitVerbOptions, inputs: DatasetInputs): Promise<number> {
  const { shares, seed, names, out, json } = options;
  const run = new DivideRun();
  for await (const { document } of inputs.documents()) run.see(document.text);
  const division = run.divide({ shares, seed });
  const sides = names.map((name): Side => {
    const file = new LineFile(path.join(out, `${name}.jsonl`));
    return { name, file, labels: new LabelCounts(), documents: 0, mentions: 0 };
  });
  let index = 0;
  for await (const { document } of inputs.documents()) {
    const side = sides[division.sides[index] ?? 0];
    index += 1;
    if (side === undefined) continue;
    side.file.write(lineOf(document));
    side.labels.add(index, document);
    side.documents += 1;
    side.mentions += document.mentions.length;
  }
  for (const { file } of sides) file.close();
  const report = reportOf(sides, division, options, inputs);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, undefined, 2)}\n`);
  console.log(splitTable(report));
  tellProblems(inputs);
  return inputs.failures.length > 0 ? 2 : 0;
}

interface SplitReport {
  readonly seed: string;
  readonly sides: readonly {
    readonly name: string;
    readonly share: number;
    readonly documents: number;
    readonly mentions: number;
    /** Labels that other sides have and this one has not. */
    readonly missing: readonly string[];
  }[];
  /** Groups of near duplicates that stand on one side, and the documents in them. */
  readonly groups: number;
  readonly grouped: number;
}

function reportOf(
  sides: readonly Side[],
  { groups, grouped }: Division,
  { shares, seed }: SplitVerbOptions,
  { losses, failures }: DatasetInputs,
): SplitReport & Pick<DatasetInputs, 'losses' | 'failures'> {
  const all = new Map(
    sides.flatMap(({ labels }) => labels.all().map((use) => [`${use.kind} ${use.label}`, use])),
  );
  const rows = sides.map(({ name, documents, mentions, labels }, at) => ({
    ...{ name, share: shares[at] ?? 0, documents, mentions },
    missing: [...all].flatMap(([key, { kind, label }]) =>
      labels.countOf(kind, label) === 0 ? [key] : [],
    ),
  }));
  return { seed, sides: rows, groups, grouped, losses, failures };
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
