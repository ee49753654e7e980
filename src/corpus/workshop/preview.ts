/** Records of the documents at hand as one template would ask them: a handful, to look at. */
import { LINKED_CORPORA, OPEN_CORPORA } from '../catalogue/coverage';
import { rankOf } from '../check/sides';
import type { Placed } from '../dataset/document';
import { InstructRun } from '../instruct/instruct-run';
import { LabelMiner, type MinedCorpus } from '../instruct/mine';
import type { InstructOptions } from '../instruct/options';
import type { InstructRecord } from '../instruct/record';
import type { Template } from '../instruct/template';
import type { LineSet } from './line-set';

export interface PreviewOptions extends Pick<
  InstructOptions,
  'seed' | 'hard' | 'others' | 'details'
> {
  readonly template: Template;
  /** So many records at most. */
  readonly most: number;
}

export interface PreviewRecord {
  readonly id: string;
  /** Instruction, schema and text in one. */
  readonly prompt: string;
  /** JSON. */
  readonly answer: string;
}

/** As the first pass of `instruct` does it. */
export function mineLabels(sources: readonly LineSet[]): ReadonlyMap<string, MinedCorpus> {
  const miner = new LabelMiner();
  for (const source of sources) {
    for (const { document, side } of source.documents()) miner.add(document, rankOf(side) === 0);
  }
  return miner.mined();
}

/** So many documents are looked through at most: a look must not take as long as the making. */
const LOOKED = 500;

function* firstOf(sources: readonly LineSet[]): Generator<Placed> {
  let left = LOOKED;
  for (const source of sources) {
    for (const placed of source.documents()) {
      if (left === 0) return;
      left -= 1;
      yield placed;
    }
  }
}

const isAnswered = ({ output }: InstructRecord): boolean =>
  Object.values(output).some((answers) => answers.length > 0);

/** Those whose answer is not empty, as long as there are any. */
export function previewRecords(
  sources: readonly LineSet[],
  mined: ReadonlyMap<string, MinedCorpus>,
  { template, most, ...options }: PreviewOptions,
): readonly PreviewRecord[] {
  const { task, language } = template;
  const run = new InstructRun(
    {
      ...options,
      open: OPEN_CORPORA,
      linked: LINKED_CORPORA,
      tasks: [task],
      language,
      templates: [template],
    },
    mined,
  );
  const answered: InstructRecord[] = [];
  const empty: InstructRecord[] = [];
  for (const placed of firstOf(sources)) {
    // One of a document, so that several documents are seen.
    const records = run.again(placed);
    const shown = records.find(isAnswered);
    if (shown !== undefined) answered.push(shown);
    else if (empty.length < most) empty.push(...records.slice(0, 1));
    if (answered.length >= most) break;
  }
  return [...answered, ...empty]
    .slice(0, most)
    .map(({ id, prompt, output }) => ({ id, prompt, answer: JSON.stringify(output) }));
}
