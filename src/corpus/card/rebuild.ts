/** The commands that make a dataset again, with what the reports say of their options. */
import type { CardReports } from './reports';

const COMMAND = 'npm run --silent dataset --';

export function rebuildSteps(
  { check, clean, split, instruct }: CardReports,
  permissive: boolean,
): readonly string[] {
  const steps = [`${COMMAND} unify -o all.jsonl corpora/`];
  let file = 'all.jsonl';
  if (permissive) {
    steps.push(`${COMMAND} card --permissive permissive.jsonl -o CARD.md ${file}`);
    file = 'permissive.jsonl';
  }
  if (clean !== undefined) {
    const codes = clean.repairs.map(({ code }) => code).join(',');
    steps.push(`${COMMAND} clean --repair ${quoted(codes)} -o clean.jsonl ${file}`);
    file = 'clean.jsonl';
  }
  if (check !== undefined) steps.push(`${COMMAND} check --json check.json ${file}`);
  let sides: readonly string[] = [file];
  if (split !== undefined) {
    const names = split.sides.map(({ name }) => name);
    const shares = split.sides.map(({ share }) => share).join(',');
    const options = `--shares ${shares} --names ${quoted(names.join(','))} --seed ${quoted(split.seed)}`;
    steps.push(`${COMMAND} split ${options} -o data ${file}`);
    sides = names.map((name) => quoted(`data/${name}.jsonl`));
  }
  if (instruct !== undefined) {
    steps.push(
      `${COMMAND} instruct ${instructOptions(instruct)} -o instructions ${sides.join(' ')}`,
    );
  }
  return steps;
}

function instructOptions({ form, options, given }: NonNullable<CardReports['instruct']>): string {
  const { seed, tasks, language, hard, others, details } = options;
  const values = new Map<string, string>([
    ['form', form],
    ['tasks', tasks.join(',')],
    ['language', language],
    ['seed', seed],
    ['hard', String(hard)],
    ['others', String(others)],
    ['details', String(details)],
    ...given,
  ]);
  return [...values].map(([name, value]) => `--${name} ${quoted(value)}`).join(' ');
}

/** For a shell, where it has more than plain characters. */
function quoted(text: string): string {
  return /^[\w.,/-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
