/** Runs jobs on a worker: the newest text wins, cancel is immediate, a crash is survived. */
import { proxy } from 'comlink';
import { err, type Result } from '../../core/result';
import type { Instructions } from '../../answer/instruction/question';
import type { Schema } from '../../core/schema';
import type {
  ChunkListener,
  Failure,
  FailureCode,
  JobSummary,
  LoadedModel,
  ProgressListener,
} from '../contract/extractor';
import { Job, type JobOutcome } from './job';
import { Link, type WatchLimits, type WorkerLike } from './link';

export interface ExtractHandle {
  /** Superseded and cancelled jobs end with `cancelled`. */
  readonly done: Promise<Result<JobSummary, Failure>>;
  /** Ends `done` at once, whatever the worker is doing; no chunk comes after it. */
  cancel(): void;
}

export interface ExtractOptions {
  /** Each chunk once and in order, also after a crash; while it is being written, also in parts. */
  readonly onChunk: ChunkListener;
  readonly instructions?: Instructions;
}

/** A model that this device does not bear gave way to a lesser one; the job goes on where it was. */
export interface StepDown {
  readonly from: string;
  readonly to: string;
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
  /** Starts the worker if there is none. Loading another model ends all jobs. */
  load(modelId: string, onProgress: ProgressListener): Promise<Result<LoadedModel, Failure>>;
  /**
   * Waits for a model that is being loaded. Plain data only: a reactive proxy does not clone.
   * Cancels the job before it; a job still waiting is replaced.
   */
  extract(text: string, schema: Schema, options: ExtractOptions): ExtractHandle;
  /** Ends all jobs and the worker; the next call starts a new one. */
  close(): void;
}

export interface ClientLimits extends WatchLimits {
  /** Milliseconds that a worker has to stop a cancelled job before it is ended and started afresh. */
  readonly cancelMs: number;
  /** The same for a large model, which cannot be stopped while it reads its prompt. */
  readonly largeCancelMs: number;
}

/** A model that the client loads again by itself, after its worker was lost. */
export interface Reload {
  readonly modelId: string;
  readonly loaded: Promise<Result<LoadedModel, Failure>>;
}

export interface ClientOptions {
  readonly spawn: () => WorkerLike;
  readonly onState?: (state: ClientState) => void;
  /** The model to go on with when this one has failed its device, if there is any. */
  readonly lesserModel?: (modelId: string) => string | undefined;
  readonly onStepDown?: (step: StepDown) => void;
  /** Large models take minutes to load, so an early end of their worker costs more than waiting. */
  readonly isLarge?: (modelId: string) => boolean;
  /** Called when a reload begins; hears how far it is. */
  readonly onReload?: (reload: Reload) => ProgressListener;
  readonly limits?: Partial<ClientLimits>;
}

/** A live worker with its model. */
interface Session {
  readonly modelId: string;
  readonly link: Link;
  readonly loaded: Promise<Result<LoadedModel, Failure>>;
}

/** A prefill of a whole context took 46 s on a software adapter; a reload there took 117 s. */
const LIMITS: ClientLimits = { pingMs: 2000, pings: 6, cancelMs: 1000, largeCancelMs: 180_000 };
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
  readonly #spawn: () => WorkerLike;
  readonly #onState: (state: ClientState) => void;
  readonly #lesserModel: (modelId: string) => string | undefined;
  readonly #onStepDown: (step: StepDown) => void;
  readonly #isLarge: (modelId: string) => boolean;
  readonly #onReload: (reload: Reload) => ProgressListener;
  readonly #limits: ClientLimits;
  #phase: ClientState['phase'] = 'stopped';
  #modelId: string | undefined;
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
    this.#isLarge = options.isLarge ?? (() => false);
    this.#onReload = options.onReload ?? (() => ignore);
    this.#limits = { ...LIMITS, ...options.limits };
  }

  async load(modelId: string, onProgress: ProgressListener): Promise<Result<LoadedModel, Failure>> {
    if (this.#modelId !== undefined && this.#modelId !== modelId) this.close();
    this.#modelId = modelId;
    for (let respawns = 0; ; respawns += 1) {
      const loaded = await this.#open(modelId, onProgress).loaded;
      if (this.#modelId !== modelId) return err(CANCELLED);
      if (loaded.ok) return loaded;
      if (loaded.error.code === 'crashed' && respawns < MAX_RESPAWNS) continue;
      this.#modelId = undefined;
      return loaded;
    }
  }

  extract(text: string, schema: Schema, { onChunk, instructions }: ExtractOptions): ExtractHandle {
    const job = new Job(text, schema, instructions, onChunk);
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

  close(): void {
    this.#queued?.fail(CANCELLED);
    this.#queued = undefined;
    this.#running?.fail(CANCELLED);
    this.#modelId = undefined;
    this.#session?.link.close('closed');
    this.#session = undefined;
    this.#report('stopped');
  }

  /** The session of this model, begun if there is none: then, if nobody asked for it, this is a reload. */
  #open(modelId: string, onProgress?: ProgressListener): Session {
    const current = this.#session;
    if (current?.modelId === modelId && !current.link.closed) return current;
    let listener: ProgressListener = onProgress ?? ignore;
    this.#report(
      this.#running !== undefined && this.#running.respawns > 0 ? 'recovering' : 'loading',
    );
    const link = new Link(this.#spawn(), this.#limits);
    const loaded = this.#loadOn(link, modelId, (progress) => {
      listener(progress);
    });
    const session = { modelId, link, loaded };
    this.#session = session;
    if (onProgress === undefined) listener = this.#onReload({ modelId, loaded });
    void link.gone.then(() => {
      if (this.#session !== session) return;
      this.#session = undefined;
      this.#report('stopped');
    });
    return session;
  }

  async #loadOn(
    link: Link,
    modelId: string,
    onProgress: ProgressListener,
  ): Promise<Result<LoadedModel, Failure>> {
    const answer = await link.call((api) => api.load(modelId, proxy(onProgress)));
    if (!answer.ok) return err(crashed(answer.error));
    if (answer.value.ok) this.#report(this.#running === undefined ? 'ready' : 'extracting');
    else link.close('the model did not load');
    return answer.value;
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
    const { modelId } = this.#session ?? {};
    return modelId !== undefined && this.#isLarge(modelId) ? largeCancelMs : cancelMs;
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
    const modelId = this.#modelId;
    if (modelId === undefined) {
      job.fail(NOT_LOADED);
      return;
    }
    const session = this.#open(modelId);
    const loaded = await session.loaded;
    if (job.settled) return;
    const outcome = loaded.ok ? await this.#runOn(session.link, job) : loaded;
    if (outcome.ok) {
      await job.finish(outcome.value);
      return;
    }
    // What the worker says of itself is believed: nothing more runs on it.
    if (BROKEN.has(outcome.error.code)) session.link.close(outcome.error.detail);
    this.#onFailure(job, outcome.error);
  }

  async #runOn(link: Link, job: Job): Promise<JobOutcome> {
    this.#report('extracting');
    this.#onWorker = job;
    const { id, text, schema, from, instructions } = job;
    const asked = {
      id,
      text,
      schema,
      from,
      ...(instructions === undefined ? {} : { instructions }),
    };
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
    const from = this.#modelId;
    if (from === undefined || !TOO_MUCH.has(failure.code)) return false;
    const to = this.#lesserModel(from);
    if (to === undefined) return false;
    this.#modelId = to;
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
