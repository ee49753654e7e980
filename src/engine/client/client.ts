/** Runs jobs on a worker: the newest text wins, cancel is immediate, a crash is survived. */
import { proxy } from 'comlink';
import { err, type Result } from '../../core/result';
import type {
  ChunkListener,
  Failure,
  FailureCode,
  JobSummary,
  LoadedModel,
  ProgressListener,
} from '../contract/extractor';
import { isSameModel, type ModelRef } from '../contract/model-ref';
import type { Task } from '../contract/task';
import { Job, type JobOutcome } from './job';
import { LIMITS, type ClientLimits } from './limits';
import { Link, type WorkerLike } from './link';

export interface ExtractHandle {
  /** Superseded and cancelled jobs end with `cancelled`. */
  readonly done: Promise<Result<JobSummary, Failure>>;
  /** Ends `done` at once, whatever the worker is doing; no chunk comes after it. */
  cancel(): void;
}

/** A model that this device does not bear gave way to a lesser one; the job goes on where it was. */
export interface StepDown {
  readonly from: ModelRef;
  readonly to: ModelRef;
  readonly failure: Failure;
}

export type ClientState =
  | { readonly phase: 'stopped' }
  | { readonly phase: 'loading' }
  | { readonly phase: 'ready' }
  | { readonly phase: 'extracting' }
  /** The worker crashed in the middle of a job; a new one takes over. */
  | { readonly phase: 'recovering' };

export interface ExtractorClient {
  /** The model that jobs run on, from when it was loaded until another takes its place. */
  readonly loaded: LoadedModel | undefined;
  /** Starts the worker if there is none. Loading another model ends all jobs. */
  load(model: ModelRef, onProgress: ProgressListener): Promise<Result<LoadedModel, Failure>>;
  /**
   * Waits for a model that is being loaded. Plain data only: a reactive proxy does not clone. Cancels the
   * job before it; a job still waiting is replaced. `onChunk` gets each chunk once and in order, also
   * after a crash; while it is being written, also in parts.
   */
  extract(task: Task, onChunk: ChunkListener): ExtractHandle;
  /** The worker with its model, for other calls than jobs; lost, it is started again. */
  live(): Promise<Result<Link, Failure>>;
  /** Ends all jobs and the worker; the next call starts a new one. */
  close(): void;
}

/** A model that the client loads again by itself, after its worker was lost. */
export interface Reload {
  readonly model: ModelRef;
  readonly loaded: Promise<Result<LoadedModel, Failure>>;
}

export interface ClientOptions {
  readonly spawn: (model: ModelRef) => WorkerLike;
  readonly onState?: (state: ClientState) => void;
  /** The model to go on with when this one has failed its device, if there is any. */
  readonly lesserModel?: (model: ModelRef) => ModelRef | undefined;
  readonly onStepDown?: (step: StepDown) => void;
  /** Called when a reload begins; hears how far it is. */
  readonly onReload?: (reload: Reload) => ProgressListener;
  readonly limits?: Partial<ClientLimits>;
}

/** A live worker with its model. */
interface Session {
  readonly model: ModelRef;
  readonly link: Link;
  readonly loaded: Promise<Result<LoadedModel, Failure>>;
}

const MAX_RESPAWNS = 2;
/** Another model may bear what this one did not. */
const TOO_MUCH: ReadonlySet<FailureCode> = new Set(['out-of-memory', 'device-lost']);
/** After these a worker is of no more use. */
const BROKEN: ReadonlySet<FailureCode> = new Set(['crashed', 'out-of-memory', 'device-lost']);
const SUPERSEDED: Failure = { code: 'cancelled', detail: 'a newer text took its place' };
const CANCELLED: Failure = { code: 'cancelled', detail: 'cancelled by its caller' };
const NOT_LOADED: Failure = { code: 'not-loaded', detail: 'no model was loaded' };
const ignore = (): void => undefined;

const crashed = (detail: string): Failure => ({ code: 'crashed', detail });

class WorkerClient implements ExtractorClient {
  readonly #spawn: (model: ModelRef) => WorkerLike;
  readonly #onState: (state: ClientState) => void;
  readonly #lesserModel: (model: ModelRef) => ModelRef | undefined;
  readonly #onStepDown: (step: StepDown) => void;
  readonly #onReload: (reload: Reload) => ProgressListener;
  readonly #limits: ClientLimits;
  #phase: ClientState['phase'] = 'stopped';
  #model: ModelRef | undefined;
  #loaded: LoadedModel | undefined;
  #session: Session | undefined;
  #running: Job | undefined;
  #queued: Job | undefined;
  /** The job that the worker is busy with, even when its caller has given it up. */
  #onWorker: Job | undefined;

  constructor(options: ClientOptions) {
    this.#spawn = options.spawn;
    this.#onState = options.onState ?? ignore;
    this.#lesserModel = options.lesserModel ?? (() => undefined);
    this.#onStepDown = options.onStepDown ?? ignore;
    this.#onReload = options.onReload ?? (() => ignore);
    this.#limits = { ...LIMITS, ...options.limits };
  }

  get loaded(): LoadedModel | undefined {
    return this.#loaded;
  }

  async load(model: ModelRef, onProgress: ProgressListener): Promise<Result<LoadedModel, Failure>> {
    if (this.#model !== undefined && !isSameModel(this.#model, model)) this.close();
    this.#model = model;
    for (let respawns = 0; ; respawns += 1) {
      const loaded = await this.#open(model, onProgress).loaded;
      if (!this.#isCurrent(model)) return err(CANCELLED);
      if (loaded.ok) return loaded;
      if (loaded.error.code === 'crashed' && respawns < MAX_RESPAWNS) continue;
      this.#model = undefined;
      return loaded;
    }
  }

  extract(task: Task, onChunk: ChunkListener): ExtractHandle {
    const job = new Job(task, onChunk);
    if (this.#running !== undefined) this.#cancel(this.#running, SUPERSEDED);
    this.#queued?.fail(SUPERSEDED);
    this.#queued = job;
    void this.#pump();
    return {
      done: job.done,
      cancel: () => {
        this.#cancel(job, CANCELLED);
      },
    };
  }

  async live(): Promise<Result<Link, Failure>> {
    const model = this.#model;
    if (model === undefined) return err(NOT_LOADED);
    const { link, loaded } = this.#open(model);
    const outcome = await loaded;
    return outcome.ok ? { ok: true, value: link } : outcome;
  }

  close(): void {
    this.#queued?.fail(CANCELLED);
    this.#queued = undefined;
    this.#running?.fail(CANCELLED);
    this.#model = undefined;
    this.#loaded = undefined;
    this.#session?.link.close('closed');
    this.#session = undefined;
    this.#report('stopped');
  }

  /** The session of this model, begun if there is none: then, if nobody asked for it, this is a reload. */
  #open(model: ModelRef, onProgress?: ProgressListener): Session {
    const current = this.#session;
    if (current !== undefined && isSameModel(current.model, model) && !current.link.closed) {
      return current;
    }
    let listener: ProgressListener = onProgress ?? ignore;
    this.#report(
      this.#running !== undefined && this.#running.respawns > 0 ? 'recovering' : 'loading',
    );
    const link = new Link(this.#spawn(model), this.#limits);
    const loaded = this.#loadOn(link, model, (progress) => {
      listener(progress);
    });
    const session = { model, link, loaded };
    this.#session = session;
    if (onProgress === undefined) listener = this.#onReload({ model, loaded });
    void link.gone.then(() => {
      if (this.#session !== session) return;
      this.#session = undefined;
      this.#report('stopped');
    });
    return session;
  }

  async #loadOn(
    link: Link,
    model: ModelRef,
    onProgress: ProgressListener,
  ): Promise<Result<LoadedModel, Failure>> {
    const answer = await link.call((api) => api.load(model, proxy(onProgress)));
    if (!answer.ok) return err(crashed(answer.error));
    if (answer.value.ok) {
      if (this.#isCurrent(model)) this.#loaded = answer.value.value;
      this.#report(this.#running === undefined ? 'ready' : 'extracting');
    } else link.close('the model did not load');
    return answer.value;
  }

  #isCurrent(model: ModelRef): boolean {
    return this.#model !== undefined && isSameModel(this.#model, model);
  }

  #cancel(job: Job, why: Failure): void {
    if (job.settled) return;
    job.fail(why);
    if (this.#queued === job) this.#queued = undefined;
    const link = this.#session?.link;
    if (this.#onWorker !== job || link === undefined) return;
    void link.call((api) => api.cancel(job.id));
    setTimeout(() => {
      if (this.#onWorker === job) link.close('the worker does not stop');
    }, this.#patience());
  }

  #patience(): number {
    const { cancelMs, largeCancelMs } = this.#limits;
    // It takes minutes to load, so an early end of its worker costs more than waiting.
    return this.#session?.model.kind === 'stored' ? largeCancelMs : cancelMs;
  }

  async #pump(): Promise<void> {
    while (this.#running === undefined && this.#queued !== undefined) {
      const job = this.#queued;
      this.#queued = undefined;
      this.#running = job;
      while (!job.settled) await this.#advance(job);
      this.#running = undefined;
    }
    if (this.#phase === 'extracting') this.#report('ready');
  }

  /** One try: settles the job, or leaves it to be taken up again by a new worker. */
  async #advance(job: Job): Promise<void> {
    const live = await this.live();
    if (job.settled) return;
    const outcome = live.ok ? await this.#runOn(live.value, job) : live;
    if (outcome.ok) {
      await job.finish(outcome.value);
      return;
    }
    // What the worker says of itself is believed: nothing more runs on it.
    if (live.ok && BROKEN.has(outcome.error.code)) live.value.close(outcome.error.detail);
    this.#onFailure(job, outcome.error);
  }

  async #runOn(link: Link, job: Job): Promise<JobOutcome> {
    this.#report('extracting');
    this.#onWorker = job;
    const asked = { id: job.id, task: job.begin() };
    let live = true;
    const onChunk: ChunkListener = (chunk) => {
      if (live) job.accept(chunk);
    };
    const answer = await link.call((api) => api.extract(asked, proxy(onChunk)));
    this.#onWorker = undefined;
    if (answer.ok) return answer.value;
    live = false;
    return err(crashed(answer.error));
  }

  #onFailure(job: Job, failure: Failure): void {
    if (failure.code === 'crashed' && job.respawns < MAX_RESPAWNS) job.respawns += 1;
    else if (!this.#stepDown(failure)) job.fail(failure);
  }

  /** Whether a lesser model takes over. */
  #stepDown(failure: Failure): boolean {
    const from = this.#model;
    if (from === undefined || !TOO_MUCH.has(failure.code)) return false;
    const to = this.#lesserModel(from);
    if (to === undefined) return false;
    this.#model = to;
    this.#loaded = undefined;
    this.#onStepDown({ from, to, failure });
    return true;
  }

  #report(phase: ClientState['phase']): void {
    if (this.#phase === phase) return;
    this.#phase = phase;
    this.#onState({ phase });
  }
}

/** `spawn` is called when a worker is first needed, and again after a crash. */
export function createExtractorClient(options: ClientOptions): ExtractorClient {
  return new WorkerClient(options);
}
