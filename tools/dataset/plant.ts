/** `dataset plant`: how many faults that are planted in a dataset stand among what models doubt most. */
import { trial, type TrialResult } from '../../src/corpus/quality/trial';
import { err, ok, type Result } from '../../src/core/result';
import { printHelp } from '../help';
import { modelFolder } from '../model-option';
import { openInputs } from './inputs';
import { readForJudging } from './judge';
import { INPUT_ARGS, inputFault, parsed, type InputOptions } from './options';
import { complain, describeFailure, table, tellProblems } from './tell';
import { PLANT_USAGE } from './usage';

interface PlantOptions extends InputOptions {
  /** Undefined: the built-in model. */
  readonly folder: string | undefined;
  readonly share: number;
  readonly seeds: readonly string[];
  readonly json: boolean;
}

/** Of the mentions or sentences that a person would look at. */
const WORST = 0.1;

export async function plant(args: readonly string[]): Promise<number> {
  if (printHelp(args, PLANT_USAGE)) return 0;
  const options = readPlantOptions(args);
  if (!options.ok) return complain(`${options.error}\n\n${PLANT_USAGE}`);
  const { folder, share, seeds, json } = options.value;
  const inputs = openInputs({ ...options.value, tests: [] });
  if (!inputs.ok) return complain(describeFailure(inputs.error));
  const opened = await modelFolder(folder);
  if (!opened.ok) return complain(opened.error);
  try {
    const run = await readForJudging(opened.value, inputs.value);
    const results = seeds.map((seed) => {
      const result = trial(run.texts, run.labels.length, { share, seed, worst: WORST });
      if (!json) console.log(trialTable(result));
      return result;
    });
    if (json) console.log(JSON.stringify(results, undefined, 2));
    tellProblems(inputs.value);
    return inputs.value.failures.length > 0 ? 2 : 0;
  } finally {
    await opened.value.dispose();
  }
}

function readPlantOptions(args: readonly string[]): Result<PlantOptions, string> {
  const read = parsed(args, {
    ...INPUT_ARGS,
    model: { type: 'string', default: 'built-in' },
    share: { type: 'string', default: '0.05' },
    seeds: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  } as const);
  if (!read.ok) return read;
  const { values, positionals: inputs } = read.value;
  const { from, model, json } = values;
  const fault = inputFault(from, inputs);
  if (fault !== undefined) return err(fault);
  const share = Number(values.share);
  if (!(share > 0 && share <= 0.5)) return err('--share takes a number above 0, of 0.5 at most');
  const seeds = values.seeds.split(',').map((seed) => seed.trim());
  const folder = model === 'built-in' ? undefined : model;
  return ok({ from, inputs, folder, share, seeds, json });
}

function trialTable({ seed, mentions, sentences, looked, kinds }: TrialResult): string {
  const share = (part: number, of: number): string =>
    of === 0 ? '' : `${((100 * part) / of).toFixed(1)} %`;
  const rows = kinds.map(({ kind, planted, found, inSentences }) => [
    kind,
    String(planted),
    share(found, planted),
    share(inSentences, planted),
  ]);
  const sum = (of: (kind: TrialResult['kinds'][number]) => number): number =>
    kinds.reduce((total, kind) => total + of(kind), 0);
  const all = sum(({ planted }) => planted);
  const last = [
    'all',
    String(all),
    share(
      sum(({ found }) => found),
      all,
    ),
    share(
      sum(({ inSentences }) => inSentences),
      all,
    ),
  ];
  const heads = ['kind', 'planted', 'among the worst mentions', 'in the worst sentences'];
  return `seed ${seed}: ${looked.suspects} of ${mentions} mentions, ${looked.sentences} of ${sentences} sentences
${table([heads, ...rows, last])}
`;
}
