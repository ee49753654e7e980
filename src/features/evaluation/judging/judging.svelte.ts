/** A sample of finds that a person judges one after another; what was judged is kept until a new sample is drawn. */
import type { FindCounts, SampledRow } from '../../../evaluation/contract';
import { judgedPrecisions, type Precisions, type Verdict } from '../../../evaluation/precision';
import type { FindType } from '../../../evaluation/sample';
import { decideItem } from '../../../evaluation/settle';
import { sampleTable } from '../../../evaluation/tables';
import type { Language } from '../../../i18n/translation';
import type { StorageFailure } from '../../../storage/failure';
import { keep, kept } from '../../../storage/kept';
import {
  changeStored,
  takeBackStored,
  type Made,
  type StoredPorts,
} from '../../workspace/change-stored';
import { newId } from '../../workspace/new-id';
import type { Evaluating } from '../evaluating.svelte';

/** Which documents the finds are drawn from. */
export type From = 'read' | 'done' | 'decided';

export interface SampleChoice {
  readonly from: From;
  readonly count: number;
  readonly seed: string;
  readonly only: FindType | undefined;
}

export interface Sample extends SampleChoice {
  readonly id: string;
  readonly threshold: number;
  readonly finds: readonly SampledRow[];
}

type Verdicts = readonly (Verdict | undefined)[];

interface KeptVerdicts {
  readonly sample: string;
  readonly verdicts: Verdicts;
}

const SAMPLE = 'judged-sample';
const VERDICTS = 'judged-verdicts';

export interface JudgingPorts extends StoredPorts {
  readonly name: () => string;
}

export class Judging {
  /** What is kept was looked up. */
  ready = $state.raw(false);
  sample = $state.raw<Sample | undefined>();
  /** Another sample is being chosen; this one stays until that is drawn. */
  choosing = $state.raw(false);
  verdicts = $state.raw<Verdicts>([]);
  /** The find at hand; the number of finds once all were shown. */
  at = $state.raw(0);
  counts = $state.raw<FindCounts | undefined>();
  /** Judgements that could not be kept are lost with the page. */
  failure = $state.raw<StorageFailure | undefined>();
  /** A judgement is also a decision of the document. */
  decides = $state.raw(false);
  /** Judgements that their documents could not take. */
  undecided = $state.raw(0);
  readonly judged = $derived(this.verdicts.filter((verdict) => verdict !== undefined).length);
  readonly unclear = $derived(this.verdicts.filter((verdict) => verdict === 'unclear').length);
  readonly current = $derived.by(() => this.sample?.finds[this.at]);
  readonly #evaluating: Pick<Evaluating, 'ask'>;
  readonly #ports: JudgingPorts;
  /** By the number of the find. */
  readonly #made = new Map<number, Made>();
  #queue: Promise<void> = Promise.resolve();

  constructor(evaluating: Pick<Evaluating, 'ask'>, ports: JudgingPorts) {
    this.#evaluating = evaluating;
    this.#ports = ports;
  }

  /** Goes on where the person stopped. */
  async resume(): Promise<void> {
    const [sample, verdicts] = await Promise.all([kept(SAMPLE), kept(VERDICTS)]);
    this.failure = sample.ok ? undefined : sample.error;
    const found = sample.ok ? (sample.value as Sample | undefined) : undefined;
    const judged = verdicts.ok ? (verdicts.value as KeptVerdicts | undefined) : undefined;
    if (found !== undefined) {
      this.#begin(found, judged?.sample === found.id ? judged.verdicts : []);
    }
    this.ready = true;
  }

  async count(documents: readonly string[], threshold: number): Promise<void> {
    this.counts = undefined;
    this.counts = await this.#evaluating.ask((api) => api.countFinds({ documents, threshold }));
  }

  /** The sample before it, and what was judged of it, is given up. */
  async draw(choice: SampleChoice, documents: readonly string[], threshold: number): Promise<void> {
    const { count, seed, only } = choice;
    const asked = { documents, threshold, count, seed, only };
    const finds = await this.#evaluating.ask((api) => api.sample(asked));
    if (finds === undefined || finds.length === 0) return;
    const sample: Sample = { ...choice, id: newId(), threshold, finds };
    this.#begin(sample, []);
    const stored = await keep(SAMPLE, sample);
    this.failure = stored.ok ? undefined : stored.error;
  }

  judge(verdict: Verdict): void {
    const { sample, at, current } = this;
    if (sample === undefined || current === undefined) return;
    const verdicts = sample.finds.map((_, index) =>
      index === at ? verdict : this.verdicts[index],
    );
    this.verdicts = verdicts;
    this.at = nextOpen(verdicts, at);
    this.#then(async () => {
      const stored = await keep(VERDICTS, { sample: sample.id, verdicts } satisfies KeptVerdicts);
      this.failure = stored.ok ? undefined : stored.error;
    });
    if (this.decides) this.#then(() => this.#decide(at, current, verdict));
  }

  back(): void {
    this.at = Math.max(0, this.at - 1);
  }

  precisions(language: Language): Precisions {
    return judgedPrecisions(this.sample?.finds ?? [], this.verdicts, language);
  }

  /** As the command line reads it. */
  table(language: Language): string {
    return sampleTable(this.sample?.finds ?? [], language, this.verdicts).content;
  }

  /** Until what was judged is kept and decided. */
  settled(): Promise<void> {
    return this.#queue;
  }

  #begin(sample: Sample, verdicts: Verdicts): void {
    this.sample = sample;
    this.verdicts = sample.finds.map((_, index) => verdicts[index]);
    this.at = nextOpen(this.verdicts, -1);
    this.choosing = false;
    this.undecided = 0;
    this.#made.clear();
  }

  /** One after another, however fast the keys come. */
  #then(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work);
  }

  /** A judgement that takes the place of another takes its decision back first. */
  async #decide(at: number, { document: id, item }: SampledRow, verdict: Verdict): Promise<void> {
    const before = this.#made.get(at);
    if (before !== undefined) await takeBackStored(this.#ports, before);
    this.#made.delete(at);
    if (verdict === 'unclear') return;
    const state = { missing: false };
    const done = await changeStored(this.#ports, id, (document) => {
      const model = document.predictions?.model ?? '';
      const decider = { name: this.#ports.name(), now: Date.now(), model, newId };
      const change = decideItem(document, item, verdict === 'right', decider);
      state.missing = change === undefined;
      return change;
    });
    if (done?.made !== undefined) this.#made.set(at, done.made);
    if (done === undefined || state.missing) this.undecided += 1;
  }
}

/** The first without a verdict behind `at`, else before it, else the end. */
function nextOpen(verdicts: Verdicts, at: number): number {
  const open = (from: number): number =>
    verdicts.findIndex((verdict, index) => index >= from && verdict === undefined);
  const behind = open(at + 1);
  if (behind >= 0) return behind;
  const before = open(0);
  return before >= 0 ? before : verdicts.length;
}
