/** Differences between one's own documents and another person's, decided one by one; it goes on after a reload. */
import { shownOf, type Document } from '../../../core/document';
import type { PickedFile } from '../../../core/file/picked-file';
import { filterByScore } from '../../../core/filter';
import type { DifferencesView, Theirs } from '../../../evaluation/contract';
import { differencesOf, type Difference } from '../../../evaluation/differences';
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
  readonly made: Made | undefined;
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
    (this.view?.differences ?? []).filter(({ key }) => !this.#settled.has(key)),
  );
  readonly decided = $derived.by(() => this.#settled.size);
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
  #settled = $state.raw<ReadonlySet<string>>(new Set());
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
    const keys = settled.ok ? (settled.value as readonly string[] | undefined) : undefined;
    this.#settled = new Set(keys);
    if (this.other !== undefined) await this.refresh();
    this.ready = true;
  }

  /** Another person's files: the comparison before is given up, what was decided stays decided. */
  async start(files: readonly PickedFile[]): Promise<void> {
    const read = await this.#evaluating.ask((api) => api.readTheirs(files));
    if (read === undefined) return;
    this.other = { ...read, name: files.map(({ path }) => path).join('、') };
    this.#settled = new Set();
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
    this.view = await this.#evaluating.ask((api) =>
      api.differences({ documents, theirs, threshold }),
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
    this.#settle(current.key, true);
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

  async #takeBack({ difference, made }: Step): Promise<void> {
    if (made !== undefined) {
      const document = await takeBackStored(this.#ports, made);
      this.stuck = document === undefined;
      if (document === undefined) return;
      this.#compareAgain(document);
    }
    this.#settle(difference.key, false);
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
    if (done === undefined) {
      this.#settle(difference.key, false);
      this.elsewhere = new Set([...this.elsewhere, difference.document]);
      return;
    }
    this.#steps = [...this.#steps, { difference, made: done.made }];
    this.#compareAgain(done.document);
    await this.#keep();
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
    const found = differencesOf(sides, view.types);
    const at = view.differences.findIndex(({ document: own }) => own === id);
    const others = view.differences.filter(({ document: own }) => own !== id);
    const place = at < 0 ? others.length : at;
    const differences = [...others.slice(0, place), ...found, ...others.slice(place)];
    this.view = { ...view, differences };
  }

  #settle(key: string, settled: boolean): void {
    const keys = new Set(this.#settled);
    if (settled) keys.add(key);
    else keys.delete(key);
    this.#settled = keys;
  }

  async #keep(): Promise<void> {
    const stored = await keep(SETTLED, [...this.#settled]);
    this.failure = stored.ok ? undefined : stored.error;
  }

  /** One after another, however fast the keys come. */
  #then(work: () => Promise<void>): void {
    this.#queue = this.#queue.then(work);
  }
}
