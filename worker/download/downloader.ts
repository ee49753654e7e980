/** What the download worker does: one thing at a time with each model, in this tab and all others. */
import { err, ok, type Result } from '../../src/core/result';
import { findLlmEntry } from '../../src/engine/models/catalogue';
import type { Failure } from '../../src/engine/contract/extractor';
import type {
  DownloaderApi,
  DownloadListener,
  DownloadState,
  KnownLlm,
  LlmSpec,
  PickedFile,
  Reachability,
} from '../../src/engine/contract/download';
import type { LlmAmount } from '../../src/storage/llms';
import { folderSource, folderSpec, isFromFolder } from './folder';
import { stored, storedStill } from './llm-store';
import { readContext, withContext } from './model-context';
import { findTaken, tryLock, whenFree } from './locks';
import { obtainModel } from './obtain-model';
import type { DownloadPorts } from './ports';
import { probeSource } from './probe';
import { Progress } from './progress';
import { networkSource } from './request';
import { Transfer, type Outcome } from './transfer';
import type { Source } from './source';
import { problemOfSpec } from './spec';
import { exportModel, removeModel, verifyModel, type StoredJob } from './stored-model';

/** Milliseconds between two looks at what another tab has stored, and two reports of a speed. */
const LOOK_MS = 500;

const BUSY: Failure = { code: 'busy', detail: 'another tab, or this one, is at it' };
const STOPPED_ELSEWHERE: Failure = { code: 'cancelled', detail: 'the other tab stopped' };
const NOT_FOLLOWED: Failure = { code: 'cancelled', detail: 'no longer followed' };
const NO_ADDRESS: Failure = { code: 'bad-address', detail: 'from a folder, without an address' };
const NOTHING = { loaded: 0, total: 0 } as const;

/** `besides`: bytes of the code that runs the model, and how many of them are kept. */
function amountOf(
  measured: LlmAmount | undefined,
  besides: { readonly kept: number; readonly bytes: number },
): { loaded: number; total: number } {
  if (measured === undefined) return NOTHING;
  const { loaded, total } = measured;
  return { loaded: loaded + besides.kept, total: total === 0 ? 0 : total + besides.bytes };
}

export class Downloader implements DownloaderApi {
  readonly #ports: DownloadPorts;
  readonly #transfers = new Map<string, Transfer>();

  constructor(ports: DownloadPorts) {
    this.#ports = ports;
  }

  async list(): Promise<readonly KnownLlm[]> {
    const listed = await this.#ports.store.list();
    if (!listed.ok) return [];
    const [isTaken, besides] = await Promise.all([findTaken(this.#ports.locks), this.#besides()]);
    const known = async (amount: LlmAmount): Promise<KnownLlm> => {
      const { spec, id, done } = amount.llm;
      const resting: DownloadState = done
        ? { phase: 'present', bytes: amount.total + besides.bytes }
        : { phase: isTaken(id) ? 'elsewhere' : 'paused', ...amountOf(amount, besides) };
      const state = this.#transfers.get(id)?.state ?? resting;
      const context = done ? await readContext(this.#ports.store, amount.llm) : undefined;
      return { spec, state, ...(context === undefined ? {} : { context }) };
    };
    return Promise.all(listed.value.map(known));
  }

  async chooseContext(id: string, tokens: number): Promise<Outcome> {
    const changed = await storedStill(
      this.#ports.store.change(id, (llm) => withContext(llm, tokens)),
    );
    return changed.ok ? ok(undefined) : changed;
  }

  download(spec: LlmSpec, onState: DownloadListener): Promise<Outcome> {
    const running = this.#transfers.get(spec.id);
    if (running !== undefined) {
      running.listen(onState);
      return running.join();
    }
    const problem = problemOfSpec(spec) ?? (isFromFolder(spec) ? NO_ADDRESS : undefined);
    if (problem !== undefined) {
      onState({ phase: 'failed', failure: problem, ...NOTHING });
      return Promise.resolve(err(problem));
    }
    return this.#start(
      spec.id,
      { phase: 'downloading', bytesPerSecond: 0, ...NOTHING },
      onState,
      async (transfer) => {
        const source = networkSource(spec, this.#ports.fetch);
        const got = await this.#locked(spec.id, () => this.#obtain(transfer, spec, source));
        return got === 'taken' ? this.#followOther(transfer, spec.id) : got;
      },
    );
  }

  async pause(id: string): Promise<void> {
    await this.#transfers.get(id)?.stop();
  }

  verify(id: string, onState: DownloadListener): Promise<Outcome> {
    return this.#exclusive(id, { phase: 'verifying', ...NOTHING }, onState, (transfer) =>
      this.#withProgress('verifying', transfer, (progress) =>
        this.#verified(transfer, {
          id,
          store: this.#ports.store,
          signal: transfer.signal,
          progress,
        }),
      ),
    );
  }

  async remove(id: string): Promise<Result<number, Failure>> {
    await this.pause(id);
    const removed = await this.#locked(id, () => removeModel(this.#ports.store, id));
    if (removed === 'taken') return err(BUSY);
    return removed.ok ? ok(removed.value + (await this.#forgetRuntime())) : removed;
  }

  async importFolder(
    id: string,
    files: readonly PickedFile[],
    onState: DownloadListener,
  ): Promise<Outcome> {
    const source = folderSource(files);
    if (!source.ok) return source;
    const spec = await this.#specOfImport(id);
    const problem = problemOfSpec(spec);
    if (problem !== undefined) return err(problem);
    return this.#exclusive(
      id,
      { phase: 'downloading', bytesPerSecond: 0, ...NOTHING },
      onState,
      (transfer) => this.#obtain(transfer, spec, source.value),
    );
  }

  exportFolder(
    id: string,
    folder: FileSystemDirectoryHandle,
    onState: DownloadListener,
  ): Promise<Outcome> {
    return this.#exclusive(id, { phase: 'verifying', ...NOTHING }, onState, (transfer) =>
      this.#withProgress('verifying', transfer, (progress) =>
        exportModel(
          { id, store: this.#ports.store, signal: transfer.signal, progress },
          folder,
          this.#ports.runtime,
        ),
      ),
    );
  }

  probe(url: string): Promise<Reachability> {
    return probeSource(url, this.#ports.fetch);
  }

  /** A model that has an address keeps it: single files can then be repaired from there. */
  async #specOfImport(id: string): Promise<LlmSpec> {
    const known = await stored(this.#ports.store.get(id));
    const overrides = findLlmEntry(id)?.overrides ?? {};
    return (known.ok ? known.value?.spec : undefined) ?? folderSpec(id, overrides);
  }

  #locked<T>(id: string, work: () => Promise<T>): Promise<T | 'taken'> {
    return tryLock(this.#ports.locks, id, work);
  }

  async #start(
    id: string,
    state: DownloadState,
    onState: DownloadListener,
    work: (transfer: Transfer) => Promise<Outcome>,
  ): Promise<Outcome> {
    const transfer = new Transfer(state);
    transfer.listen(onState);
    this.#transfers.set(id, transfer);
    const outcome = await transfer.start(
      () => work(transfer),
      (settled) => this.#stateAfter(id, settled),
    );
    this.#transfers.delete(id);
    return outcome;
  }

  /** `busy` when anything else is being done with the model. */
  #exclusive(
    id: string,
    state: DownloadState,
    onState: DownloadListener,
    work: (transfer: Transfer) => Promise<Outcome>,
  ): Promise<Outcome> {
    if (this.#transfers.has(id)) return Promise.resolve(err(BUSY));
    return this.#start(id, state, onState, async (transfer) => {
      const outcome = await this.#locked(id, () => work(transfer));
      return outcome === 'taken' ? err(BUSY) : outcome;
    });
  }

  #obtain(transfer: Transfer, spec: LlmSpec, source: Source): Promise<Outcome> {
    const { store, estimate, stallMs, runtime } = this.#ports;
    const { signal } = transfer;
    return this.#withProgress('downloading', transfer, (progress) =>
      obtainModel({ spec, source, store, estimate, stallMs, signal, progress, runtime }),
    );
  }

  /** Reports now and then even when nothing comes, so that the speed falls. */
  async #withProgress(
    phase: 'downloading' | 'verifying',
    transfer: Transfer,
    work: (progress: Progress) => Promise<Outcome>,
  ): Promise<Outcome> {
    const progress = new Progress(phase, transfer.report);
    const timer = setInterval(() => {
      progress.tell();
    }, LOOK_MS);
    try {
      return await work(progress);
    } finally {
      clearInterval(timer);
    }
  }

  /** Another tab is at it: shows what it has stored, until it is done or has stopped. */
  async #followOther(transfer: Transfer, id: string): Promise<Outcome> {
    const { store, locks } = this.#ports;
    const look = async (): Promise<LlmAmount | undefined> => {
      const measured = await stored(store.measure(id));
      const amount = measured.ok ? measured.value : undefined;
      transfer.report({ phase: 'elsewhere', ...amountOf(amount, await this.#besides()) });
      return amount;
    };
    await look();
    const timer = setInterval(() => void look(), LOOK_MS);
    try {
      await whenFree(locks, id, transfer.signal);
    } catch {
      return err(NOT_FOLLOWED);
    } finally {
      clearInterval(timer);
    }
    return (await look())?.llm.done === true ? ok(undefined) : err(STOPPED_ELSEWHERE);
  }

  /** What is there after something came to its end. */
  async #stateAfter(id: string, outcome: Outcome): Promise<DownloadState> {
    const measured = await stored(this.#ports.store.measure(id));
    const amount = measured.ok ? measured.value : undefined;
    const besides = await this.#besides();
    const rest = amountOf(amount, besides);
    if (amount?.llm.done === true) return { phase: 'present', bytes: amount.total + besides.bytes };
    if (!outcome.ok && outcome.error.code === 'busy') return { phase: 'elsewhere', ...rest };
    if (!outcome.ok && outcome.error.code !== 'cancelled') {
      return { phase: 'failed', failure: outcome.error, ...rest };
    }
    return amount === undefined ? { phase: 'absent' } : { phase: 'paused', ...rest };
  }

  async #besides(): Promise<{ readonly kept: number; readonly bytes: number }> {
    const { runtime } = this.#ports;
    return { kept: await runtime.keptBytes(), bytes: await runtime.bytes() };
  }

  /** The files of the model, then the code that runs it: what of that is missing is fetched. */
  async #verified(transfer: Transfer, job: StoredJob): Promise<Outcome> {
    const verified = await verifyModel(job);
    if (!verified.ok) return verified;
    const nothing = (): undefined => undefined;
    return this.#ports.runtime.obtain(nothing, transfer.signal, nothing);
  }

  /** With the last model goes what only models need. */
  async #forgetRuntime(): Promise<number> {
    const listed = await this.#ports.store.list();
    return listed.ok && listed.value.length === 0 ? this.#ports.runtime.forget() : 0;
  }
}
