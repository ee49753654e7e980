/** Which model runs, whether it can be used yet, and how far its first download is. */
import type { ExtractorClient, Reload, StepDown } from '../../engine/client/client';
import type {
  Failure,
  LoadedModel,
  LoadProgress,
  ProgressListener,
} from '../../engine/contract/extractor';
import type { ModelRef } from '../../engine/contract/model-ref';
import { loadOrStepDown } from './load-model';
import { LoadClock } from './load-clock';
import { forget, recall, remember } from './remembered';

/** `loaded` and `total` are bytes. */
export type ModelState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'checking' }
  | { readonly phase: 'downloading'; readonly loaded: number; readonly total: number }
  | { readonly phase: 'starting' }
  /** Its worker was lost: it is loaded again. `seconds`: how long that took the last time, if that is known. */
  | { readonly phase: 'reloading'; readonly seconds?: number }
  | { readonly phase: 'ready'; readonly model: LoadedModel }
  | { readonly phase: 'failed'; readonly failure: Failure };

/** Why the model that was asked for is not the one that runs. */
export interface GivenUp {
  readonly id: string;
  readonly failure: Failure;
}

/** The large model of the last visit. */
const LARGE = 'large-model';
/** The built-in model of the last visit, where it was another than is usual on this device. */
const BUILT_IN = 'built-in-model';

function stateOf({ stage, loaded, total }: LoadProgress): ModelState {
  switch (stage) {
    case 'checking':
      return { phase: 'checking' };
    case 'downloading':
      return { phase: 'downloading', loaded, total };
    case 'verifying':
    case 'starting':
      return { phase: 'starting' };
  }
}

function storedModel(id: string): ModelRef {
  return { kind: 'stored', id };
}

export class Model {
  state = $state.raw<ModelState>({ phase: 'absent' });
  /** The id of the large model that runs or is being started, at first that of the last visit; else the built-in model. */
  large = $state.raw<string | undefined>(recall(LARGE));
  /** Set while a server reads, which is then also `large`; never remembered. */
  remote = $state.raw<ModelRef | undefined>(undefined);
  /** The built-in model that runs, or would run without a large one. */
  builtIn: ModelRef;
  /** Its size, once it is known. */
  bytes = $state.raw(0);
  givenUp = $state.raw<GivenUp | undefined>(undefined);
  readonly #client: ExtractorClient;
  readonly #least: ModelRef;
  readonly #usual: ModelRef;
  readonly #clock = new LoadClock();

  /** `least`: the built-in model that runs where another does not. `usual`: what is used unless one was chosen. */
  constructor(client: ExtractorClient, least: ModelRef, usual = least) {
    this.#client = client;
    this.#least = least;
    this.#usual = usual;
    this.builtIn = $state.raw({ ...least, id: recall(BUILT_IN) ?? usual.id });
  }

  /** Name and version of the model that is ready; else empty. */
  get name(): string {
    if (this.state.phase !== 'ready') return '';
    const { id, version } = this.state.model;
    return `${id} ${version}`;
  }

  get ready(): boolean {
    return this.state.phase === 'ready';
  }

  /**
   * A large model by its id, else the built-in one; that one also runs where the large one does not. `ref`: a
   * remote model, which `large` names, or another built-in one. True when a model is ready; safe to call again
   * after a failure.
   */
  async use(large: string | undefined, ref?: ModelRef): Promise<boolean> {
    const wanted = this.#begin(large, ref);
    // Progress has a port of its own and may come after the result.
    let settled = false;
    const lap = this.#clock.begin();
    const lesser = [this.builtIn, this.#least];
    const outcome = await loadOrStepDown(this.#client, wanted, lesser, (progress) => {
      if (!settled) this.#note(progress);
    });
    settled = true;
    if (outcome.phase === 'superseded') return false;
    if (outcome.phase === 'failed') {
      this.large = this.remote = undefined;
      this.state = outcome;
      return false;
    }
    if (outcome.ref.kind === 'built-in') this.builtIn = outcome.ref;
    if (outcome.refused !== undefined) {
      this.large = this.remote = undefined;
      this.givenUp = { id: wanted.id, failure: outcome.refused };
    } else {
      lap.end(outcome.model.id);
    }
    this.#settle(outcome.model);
    return true;
  }

  /** What to go on with where `from` fails in the middle of a job. */
  lesserThan(from: ModelRef): ModelRef | undefined {
    if (from.kind !== 'built-in') return this.builtIn;
    return from.id === this.#least.id ? undefined : this.#least;
  }

  /** The client went on with a lesser model in the middle of a job. */
  async follow({ from, to, failure }: StepDown): Promise<void> {
    if (from.kind === 'built-in') remember(BUILT_IN, this.#least.id);
    else forget(LARGE);
    if (to.kind === 'built-in') this.builtIn = to;
    this.large = to.kind === 'stored' ? to.id : undefined;
    this.remote = undefined;
    this.givenUp = { id: from.id, failure };
    this.state = { phase: 'starting' };
    // Joins the load that is under way.
    const loaded = await this.#client.load(to, () => undefined);
    if (loaded.ok) this.#settle(loaded.value);
    else if (loaded.error.code !== 'cancelled') {
      this.state = { phase: 'failed', failure: loaded.error };
    }
  }

  /** The client loads the model again in the middle of its work. */
  followReload({ model, loaded }: Reload): ProgressListener {
    const seconds = this.#clock.secondsOf(model.id);
    this.state = { phase: 'reloading', ...(seconds === undefined ? {} : { seconds }) };
    void loaded.then((outcome) => {
      if (this.state.phase !== 'reloading') return;
      if (outcome.ok) this.#settle(outcome.value);
      else this.state = { phase: 'failed', failure: outcome.error };
    });
    return () => undefined;
  }

  dismiss(): void {
    this.givenUp = undefined;
  }

  /** The model that was asked for, which is also the one that the page then names. */
  #begin(large: string | undefined, ref: ModelRef | undefined): ModelRef {
    this.large = large;
    this.givenUp = undefined;
    this.state = { phase: 'checking' };
    // A load that takes the whole tab down is not tried again on the next visit.
    forget(LARGE);
    if (large !== undefined) {
      this.remote = ref;
      return ref ?? storedModel(large);
    }
    this.remote = undefined;
    this.builtIn = ref ?? this.builtIn;
    remember(BUILT_IN, this.#least.id);
    return this.builtIn;
  }

  #note(progress: LoadProgress): void {
    this.state = stateOf(progress);
    if (this.large === undefined && progress.total > 0) this.bytes = progress.total;
  }

  #settle(model: LoadedModel): void {
    this.state = { phase: 'ready', model };
    if (this.large === undefined) {
      if (this.builtIn.id === this.#usual.id) forget(BUILT_IN);
      else remember(BUILT_IN, this.builtIn.id);
    } else if (this.remote === undefined) remember(LARGE, this.large);
  }
}
