/** What was made: records, documents, labels, positives and negatives, and an estimate of tokens. */
import type { AnswerTask } from '../../formats/answer-shape';
import type { Loss } from '../../formats/format';
import type { DatasetDocument } from '../dataset/document';
import type { Asked, AskedKind } from './choose';
import type { Confusable } from './confusion-table';
import type { MinedCorpus } from './mine';
import type { InstructOptions } from './options';
import type { InstructRecord } from './record';
import { SizeCounter, type SizeEstimate, type Tokenizer } from './tokens';

interface TaskCounts {
  readonly task: AnswerTask;
  records: number;
  /** Labels that were asked and are there, over all records. */
  positives: number;
  hardNegatives: number;
  otherNegatives: number;
  /** Mentions, relations or events in the answers. */
  items: number;
}

interface LabelAsked {
  readonly task: AnswerTask;
  readonly label: string;
  positives: number;
  negatives: number;
}

export interface InstructReport {
  readonly options: Pick<
    InstructOptions,
    'seed' | 'tasks' | 'language' | 'hard' | 'others' | 'details'
  >;
  readonly documents: number;
  /** Documents with at least one record. */
  readonly asked: number;
  readonly records: number;
  readonly tasks: readonly TaskCounts[];
  readonly corpora: readonly { readonly corpus: string; readonly records: number }[];
  readonly labels: readonly LabelAsked[];
  /** Of prompts and answers. */
  readonly size: SizeEstimate;
  /** The labels that are most easily confused with each, from the data. */
  readonly confusable: readonly {
    readonly corpus: string;
    readonly task: AnswerTask;
    readonly label: string;
    readonly with: readonly Confusable[];
  }[];
  readonly losses: readonly Loss[];
}

const CONFUSABLE = 5;

const FIELDS: Readonly<Record<AskedKind, 'positives' | 'hardNegatives' | 'otherNegatives'>> = {
  gold: 'positives',
  hard: 'hardNegatives',
  other: 'otherNegatives',
};

export class InstructCounts {
  readonly #tokenizer: Tokenizer;
  readonly #size = new SizeCounter();
  readonly #tasks = new Map<AnswerTask, TaskCounts>();
  readonly #labels = new Map<string, LabelAsked>();
  readonly #corpora = new Map<string, number>();
  #documents = 0;
  #asked = 0;

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
  }

  addDocument({ corpus = '' }: DatasetDocument, records: number): void {
    this.#documents += 1;
    if (records > 0) this.#asked += 1;
    this.#corpora.set(corpus, (this.#corpora.get(corpus) ?? 0) + records);
  }

  addRecord({ task, prompt, output }: InstructRecord, batch: readonly Asked[]): void {
    const counts = this.#taskOf(task);
    counts.records += 1;
    for (const { label, kind } of batch) {
      counts[FIELDS[kind]] += 1;
      counts.items += output[label]?.length ?? 0;
      const use = this.#labelOf(task, label);
      if (kind === 'gold') use.positives += 1;
      else use.negatives += 1;
    }
    this.#size.add(prompt);
    this.#size.add(JSON.stringify(output));
  }

  report(
    { seed, tasks: asked, language, hard, others, details }: InstructOptions,
    mined: ReadonlyMap<string, MinedCorpus>,
    losses: readonly Loss[],
  ): InstructReport {
    const tasks = [...this.#tasks.values()];
    return {
      options: { seed, tasks: asked, language, hard, others, details },
      documents: this.#documents,
      asked: this.#asked,
      records: tasks.reduce((sum, { records }) => sum + records, 0),
      tasks,
      corpora: [...this.#corpora].map(([corpus, records]) => ({ corpus, records })),
      labels: [...this.#labels.values()],
      size: this.#size.estimate(this.#tokenizer),
      confusable: [...mined.values()].flatMap(confusableOf),
      losses,
    };
  }

  #taskOf(task: AnswerTask): TaskCounts {
    const known = this.#tasks.get(task);
    if (known !== undefined) return known;
    const none = { records: 0, positives: 0, hardNegatives: 0, otherNegatives: 0, items: 0 };
    const counts = { task, ...none };
    this.#tasks.set(task, counts);
    return counts;
  }

  #labelOf(task: AnswerTask, label: string): LabelAsked {
    const key = `${task} ${label}`;
    const known = this.#labels.get(key);
    if (known !== undefined) return known;
    const use = { task, label, positives: 0, negatives: 0 };
    this.#labels.set(key, use);
    return use;
  }
}

function confusableOf({ corpus, labels }: MinedCorpus): InstructReport['confusable'] {
  return (['NER', 'RE', 'EE'] as const).flatMap((task) =>
    [...labels[task].values()].flatMap(({ label, confusable }) =>
      confusable.length === 0
        ? []
        : [{ corpus, task, label, with: confusable.slice(0, CONFUSABLE) }],
    ),
  );
}
