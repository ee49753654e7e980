/** Differences between one's own documents and another person's, decided one by one; it goes on after a reload. */
import { shownOf, type Document } from '../../../core/document';
import type { PickedFile } from '../../../core/file/picked-file';
import { filterByScore } from '../../../core/filter';
import type { DifferencesView, Theirs } from '../../../evaluation/contract';
import { differencesOf, settledKeys, type Difference } from '../../../evaluation/differences';
import { settle, type Choice } from '../../../evaluation/settle';
import type { StorageFailure } from '../../../storage/failure';
import { dropKept, keep, kept } from '../../../storage/kept';
import {
  changeStored,
  takeBackStored,
  type Made,
  type StoredPorts,
} from '../../workspace/change-stored';
import { newId } from '../../workspace/new-id';
import type { Evaluating, EvaluationLibrary } from '../evaluating.svelte';

interface Other extends Theirs {
  /** Names of the files. */
  readonly name: string;
}

/** The newest comes last; `made` undefined: nothing had to be changed. */
interface Step {
  readonly difference: Difference;
  readonly document: Document;
  readonly made: Made | undefined;
}

interface KeptProgress {
  readonly decided: number;
  readonly settled: ReadonlySet<string>;
}

const OTHER = 'other-person';
const SETTLED = 'settled-differences';

export interface DifferingPorts extends StoredPorts {
  readonly library: EvaluationLibrary;
  readonly name: () => string;
}

export class Differing {
  /** What is kept was looked up. */
  ready = $state.raw(false);
  other = $state.raw<Other | undefined>();
  view = $state.raw<DifferencesView | undefined>();
  /** What storage did not keep: decisions are in their documents, but the comparison does not go on. */
  failure = $state.raw<StorageFailure | undefined>();
  /** Documents that another tab edits. */
  elsewhere = $state.raw<ReadonlySet<string>>(new Set());
  /** The last decision could not be taken back. */
  stuck = $state.raw(false);
  readonly open = $derived.by(() =>
    (this.view?.differences ?? []).filter(({ key }) => !this.#pending.has(key)),
  );
  /** Since the files were chosen. */
  decided = $state.raw(0);
  /** Left, and not in a document that another tab edits. */
  readonly free = $derived.by(() =>
    this.open.filter(({ document }) => !this.elsewhere.has(document)),
  );
  readonly waiting = $derived.by(() => this.free.filter(({ key }) => this.#later.has(key)).length);
  readonly current = $derived.by((): Difference | undefined => {
    const at = this.free.find(({ key }) => key === this.#at);
    return at ?? this.free.find(({ key }) => !this.#later.has(key)) ?? this.free[0];
  });
  readonly canGoBack = $derived.by(() => this.#steps.length > 0);
  readonly #evaluating: Pick<Evaluating, 'ask'>;
  readonly #ports: DifferingPorts;
  /** Items of both sides that were decided about. */
  #settled: ReadonlySet<string> = new Set();
  /** Differences whose decision is on its way to their documents. */
  #pending = $state.raw<ReadonlySet<string>>(new Set());
  #later = $state.raw<ReadonlySet<string>>(new Set());
  #at = $state.raw<string | undefined>();
  #steps = $state.raw<readonly (Step | { readonly later: string })[]>([]);
  #queue: Promise<void> = Promise.resolve();

  constructor(evaluating: Pick<Evaluating, 'ask'>, ports: DifferingPorts) {
    this.#evaluating = evaluating;
    this.#ports = ports;
  }

  async resume(): Promise<void> {
    const [other, settled] = await Promise.all([kept(OTHER), kept(SETTLED)]);
    this.failure = other.ok ? undefined : other.error;
    this.other = other.ok ? (other.value as Other | undefined) : undefined;
    const progress = settled.ok ? (settled.value as KeptProgress | undefined) : undefined;
    this.#settled = progress?.settled ?? new Set();
    this.decided = progress?.decided ?? 0;
    if (this.other !== undefined) await this.refresh();
    this.ready = true;
  }

  /** Another person's files: the comparison before is given up, what was decided stays decided. */
  async start(files: readonly PickedFile[]): Promise<void> {
    const read = await this.#evaluating.ask((api) => api.readTheirs(files));
    if (read === undefined) return;
    this.other = { ...read, name: files.map(({ path }) => path).join('、') };
    this.#settled = new Set();
    this.decided = 0;
    this.#later = new Set();
    this.#steps = [];
    await this.refresh();
    await dropKept([SETTLED]);
    const stored = await keep(OTHER, this.other);
    this.failure = stored.ok ? undefined : stored.error;
  }

  /** Compares anew: documents may have been changed since. */
  async refresh(): Promise<void> {
    const { library, workspace } = this.#ports;
    const theirs = this.other?.documents ?? [];
    // What was decided a moment ago is in the database only then.
    await library.keeper.flush();
    const documents = library.summaries.map(({ id }) => id);
    const { threshold } = workspace;
    const settled = this.#settled;
    this.view = await this.#evaluating.ask((api) =>
      api.differences({ documents, theirs, threshold, settled }),
    );
    const busy = new Set<string>();
    for (const id of new Set(this.view?.differences.map(({ document }) => document))) {
      const free = id === library.openId ? !workspace.readOnly : await library.isFree(id);
      if (!free) busy.add(id);
    }
    this.elsewhere = busy;
  }

  choose(choice: Choice): void {
    const { current } = this;
    if (current === undefined) return;
    this.stuck = false;
    this.#pending = new Set([...this.#pending, current.key]);
    this.#at = undefined;
    this.#then(() => this.#decide(current, choice));
  }

  /** It comes again when nothing else is left. */
  later(): void {
    const { current, free } = this;
    if (current === undefined) return;
    const at = free.indexOf(current);
    this.#later = new Set([...this.#later, current.key]);
    const rest = [...free.slice(at + 1), ...free.slice(0, at)];
    this.#at = rest.find(({ key }) => !this.#later.has(key))?.key ?? rest[0]?.key;
    this.#steps = [...this.#steps, { later: current.key }];
  }

  /** The newest decision is taken back, and its difference is there again. */
  back(): void {
    this.#then(async () => {
      const step = this.#steps.at(-1);
      if (step === undefined) return;
      this.#steps = this.#steps.slice(0, -1);
      if ('later' in step) this.#at = step.later;
      else await this.#takeBack(step);
    });
  }

  /** Until what was chosen is decided in its document, and kept. */
  settled(): Promise<void> {
    return this.#queue;
  }

  async #takeBack({ difference, document, made }: Step): Promise<void> {
    const before = made === undefined ? document : await takeBackStored(this.#ports, made);
    this.stuck = before === undefined;
    if (before === undefined) return;
    const keys = new Set(settledKeys(difference));
    this.#settled = new Set([...this.#settled].filter((key) => !keys.has(key)));
    this.decided -= 1;
    this.#compareAgain(before);
    this.#at = difference.key;
    await this.#keep();
  }

  async #decide(difference: Difference, choice: Choice): Promise<void> {
    const { threshold } = this.#ports.workspace;
    const source = this.other?.name ?? '';
    const done = await changeStored(this.#ports, difference.document, (document) => {
      const model = document.predictions?.model ?? '';
      const decider = { name: this.#ports.name(), now: Date.now(), model, newId };
      return settle(document, difference, choice, decider, { source, threshold });
    });
    if (done === undefined) this.elsewhere = new Set([...this.elsewhere, difference.document]);
    else {
      this.#settled = new Set([...this.#settled, ...settledKeys(difference)]);
      this.decided += 1;
      this.#steps = [...this.#steps, { difference, ...done }];
      this.#compareAgain(done.document);
    }
    const { key } = difference;
    this.#pending = new Set([...this.#pending].filter((other) => other !== key));
    if (done !== undefined) await this.#keep();
  }

  /** Other differences of the document may have gone or changed with a decision. */
  #compareAgain(document: Document): void {
    const { view, other } = this;
    const { id, text } = document;
    const theirs = other?.documents[view?.partners.find(([own]) => own === id)?.[1] ?? -1];
    if (view === undefined || theirs === undefined) return;
    const { threshold } = this.#ports.workspace;
    const mine = filterByScore(shownOf(document).extraction, threshold);
    const sides = { id, text, mine, theirs: filterByScore(theirs.extraction, threshold) };
    const found = differencesOf(sides, { types: view.types, settled: this.#settled });
    const at = view.differences.findIndex(({ document: own }) => own === id);
    const others = view.differences.filter(({ document: own }) => own !== id);
    const place = at < 0 ? others.length : at;
    const differences = [...others.slice(0, place), ...found, ...others.slice(place)];
    this.view = { ...view, differences };
  }

  async #keep(): Promise<void> {
    const { decided } = this;
    const progress: KeptProgress = { decided, settled: this.#settled };
    const stored = await keep(SETTLED, progress);
    this.failure = stored.ok ? undefined : stored.error;
  }

  /** One after another, however fast the keys come. */
  #then(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work);
  }
}
