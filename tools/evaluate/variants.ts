/** Command line: what the built-in model still finds once a text was wrapped, spaced or otherwise changed on its way. */
import { filterByScore } from '../../src/core/filter';
import type { Extraction } from '../../src/core/extraction';
import { findPreset } from '../../src/presets/presets';
import type { Encoder } from '../../worker/encoder/encoder';
import { printHelp } from '../help';
import { modelFolder } from '../model-option';
import { FORMS } from './variant-forms';
import { addCounts, countFinds, countKept, findsOf, type Counts } from './variant-score';
import { VARIANT_TEXTS } from './variant-texts';

const USAGE = `usage: npm run --silent variants

Changes ten texts as mail, PDF and OCR do (wrapped, letter-spaced, with invisible characters …), extracts
from each form, and prints how many of the plain text's finds are kept.

  --help           this text

Exit codes: 0 measured; 2 the arguments or the model are at fault.

Examples:
  npm run --silent variants
  npm run --silent variants > variants.txt`;

const THRESHOLD = 0.5;
const NOTHING: Counts = { entities: 0, relations: 0, arguments: 0 };
const KINDS = ['entities', 'relations', 'arguments'] as const;

async function extract(encoder: Encoder, text: string, preset: string): Promise<Extraction> {
  const schema = findPreset(preset)?.schema;
  if (schema === undefined) throw new Error(`no preset "${preset}"`);
  return filterByScore(await encoder.extractDocument(text, schema), THRESHOLD);
}

/** By the name of the form: kept (`a`), and found in the form at all (`b`). */
async function measure(encoder: Encoder): Promise<ReadonlyMap<string, readonly [Counts, Counts]>> {
  const sums = new Map<string, readonly [Counts, Counts]>();
  for (const { presets, text } of VARIANT_TEXTS) {
    for (const preset of presets) {
      const plain = findsOf(text, await extract(encoder, text, preset));
      for (const [name, make] of FORMS) {
        const form = make(text);
        const found = findsOf(form, await extract(encoder, form, preset));
        const [kept, all] = sums.get(name) ?? [NOTHING, NOTHING];
        const counts = [
          addCounts(kept, countKept(plain, found)),
          addCounts(all, countFinds(found)),
        ];
        sums.set(name, [counts[0] ?? NOTHING, counts[1] ?? NOTHING]);
      }
    }
  }
  return sums;
}

function report(sums: ReadonlyMap<string, readonly [Counts, Counts]>): string {
  const [plain] = sums.get('plain') ?? [NOTHING];
  const cell = (kept: Counts, all: Counts, kind: (typeof KINDS)[number]): string => {
    const share = plain[kind] === 0 ? 1 : kept[kind] / plain[kind];
    return `${(100 * share).toFixed(1)} % (${kept[kind]}/${plain[kind]}, found ${all[kind]})`;
  };
  const rows = [...sums].map(([name, [kept, all]]) =>
    [name.padEnd(24), ...KINDS.map((kind) => cell(kept, all, kind).padEnd(30))].join(''),
  );
  return [['form'.padEnd(24), ...KINDS.map((kind) => kind.padEnd(30))].join(''), ...rows].join(
    '\n',
  );
}

async function main(args: readonly string[]): Promise<number> {
  if (printHelp(args, USAGE)) return 0;
  const [unknown] = args;
  if (unknown !== undefined) {
    console.error(`${unknown}: not an option\n\n${USAGE}`);
    return 2;
  }
  const encoder = await modelFolder(undefined);
  if (!encoder.ok) {
    console.error(encoder.error);
    return 2;
  }
  try {
    console.log(report(await measure(encoder.value)));
    return 0;
  } finally {
    await encoder.value.dispose();
  }
}

process.exitCode = await main(process.argv.slice(2));
