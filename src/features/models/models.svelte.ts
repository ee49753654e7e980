/** The large models: which are here, how far downloads are, and what is done with them. */
import type { Result } from '../../core/result';
import { probeCapability } from '../../engine/models/capability';
import type { Capability, Failure } from '../../engine/contract/extractor';
import type {
  DownloaderApi,
  DownloadListener,
  DownloadState,
  KnownLlm,
  LlmSpec,
} from '../../engine/contract/download';
import { ownSpec } from '../../engine/models/sources';
import {
  estimateStorage,
  requestPersistence,
  type Persistence,
  type StorageEstimateBytes,
} from '../../storage/persist';
import { progressOf } from './download-numbers';
import {
  mergeListed,
  NOTHING,
  withEntry,
  withoutEntry,
  type ById,
  type States,
} from './known-models';
import { groupRows, type ModelRow } from './model-rows';
import type { OwnModelForm } from './own-model';
import { pickedFiles } from './picked-files';
import { SourceChoice } from './source-choice.svelte';

/** What came of the last thing that was done with a model. */
export type Note =
  | { readonly kind: 'verified' }
  | { readonly kind: 'exported' }
  | { readonly kind: 'freed'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

type Outcome = Result<void, Failure>;
type Work = (onState: DownloadListener) => Promise<Outcome>;

/** A model that came from a folder has no address to be fetched from again. */
const NO_ADDRESS: Failure = { code: 'bad-address', detail: 'imported, so without an address' };
const FROM_FOLDER = { baseUrl: '', libraryUrl: '', overrides: {} };

function crashed(error: unknown): Failure {
  return { code: 'crashed', detail: error instanceof Error ? error.message : String(error) };
}

export class Models {
  /** Undefined until it is known. */
  capability = $state.raw<Capability | undefined>(undefined);
  storage = $state.raw<StorageEstimateBytes | undefined>(undefined);
  persistence = $state.raw<Persistence | undefined>(undefined);
  states = $state.raw<States>(NOTHING);
  notes = $state.raw<ById<Note>>(NOTHING);
  readonly source: SourceChoice;

  readonly groups = $derived(groupRows(this.capability, this.states));
  /** How much of the first download under way is there, 0 to 1. */
  readonly fetching = $derived.by(() => {
    const under = [...this.states.values()].find(({ state }) => state.phase === 'downloading');
    return under === undefined ? undefined : (progressOf(under.state) ?? 0);
  });
  readonly elsewhere = $derived(
    [...this.states.values()].some(({ state }) => state.phase === 'elsewhere'),
  );

  readonly #downloader: DownloaderApi;
  /** Models that this page is at; what the list says of them may be older than what it knows. */
  #busy: readonly string[] = [];

  constructor(downloader: DownloaderApi) {
    this.#downloader = downloader;
    this.source = new SourceChoice(downloader);
  }

  /** What this device can run and what is stored on it; nothing is asked of the network. */
  async look(): Promise<void> {
    const [capability] = await Promise.all([probeCapability(), this.refresh()]);
    this.capability = capability;
  }

  async refresh(): Promise<void> {
    const [known, storage] = await Promise.all([this.#list(), estimateStorage()]);
    this.storage = storage;
    if (known === undefined) return;
    this.states = mergeListed(this.states, known, this.#busy);
  }

  /** Begins or resumes; a model of the catalogue comes from the source that is chosen now. */
  async fetch({ id, variant }: ModelRow): Promise<void> {
    const stored = this.states.get(id)?.spec;
    const spec = variant === undefined ? stored : this.source.specFor(variant, stored);
    if (spec === undefined) this.#note(id, { kind: 'failed', failure: NO_ADDRESS });
    else if ('code' in spec) this.#note(id, { kind: 'failed', failure: spec });
    else await this.#download(spec);
  }

  /** Resolves at once with what is wrong with the addresses; else downloads. */
  fetchOwn(form: OwnModelForm): Failure | undefined {
    const spec = ownSpec(form.name, form.base, form.library);
    if (!spec.ok) return spec.error;
    void this.#download(spec.value);
    return undefined;
  }

  async importInto(id: string, files: readonly File[]): Promise<void> {
    const failure = await this.importOwn(id, files);
    if (failure !== undefined) this.#note(id, { kind: 'failed', failure });
  }

  /** Resolves with what is wrong with the folder. */
  async importOwn(id: string, files: readonly File[]): Promise<Failure | undefined> {
    const spec = this.states.get(id)?.spec ?? { ...FROM_FOLDER, id };
    this.#begin(spec);
    this.persistence = await requestPersistence();
    const outcome = await this.#work(id, (onState) =>
      this.#downloader.importFolder(id, pickedFiles(files), onState),
    );
    return outcome.ok ? undefined : outcome.error;
  }

  async verify(id: string): Promise<void> {
    const outcome = await this.#work(id, (onState) => this.#downloader.verify(id, onState));
    this.#note(id, outcome.ok ? { kind: 'verified' } : { kind: 'failed', failure: outcome.error });
  }

  async exportFolder(id: string, folder: FileSystemDirectoryHandle): Promise<void> {
    const outcome = await this.#work(id, (onState) =>
      this.#downloader.exportFolder(id, folder, onState),
    );
    this.#note(id, outcome.ok ? { kind: 'exported' } : { kind: 'failed', failure: outcome.error });
  }

  /** Counts from the next load of the model on. */
  async chooseContext(id: string, tokens: number): Promise<void> {
    const chosen = await this.#downloader.chooseContext(id, tokens);
    if (!chosen.ok) this.#note(id, { kind: 'failed', failure: chosen.error });
    await this.refresh();
  }

  async pause(id: string): Promise<void> {
    await this.#downloader.pause(id);
  }

  /** Also ends a download of it. */
  async remove(id: string): Promise<void> {
    const removed = await this.#downloader.remove(id);
    this.#release(id);
    this.states = withoutEntry(this.states, id);
    await this.refresh();
    this.#note(
      id,
      removed.ok
        ? { kind: 'freed', bytes: removed.value }
        : { kind: 'failed', failure: removed.error },
    );
  }

  async #download(spec: LlmSpec): Promise<void> {
    this.#begin(spec);
    this.persistence = await requestPersistence();
    const outcome = await this.#work(spec.id, (onState) =>
      this.#downloader.download(spec, onState),
    );
    if (!outcome.ok && outcome.error.code !== 'cancelled') this.#fail(spec, outcome.error);
  }

  async #list(): Promise<readonly KnownLlm[] | undefined> {
    try {
      return await this.#downloader.list();
    } catch {
      return undefined;
    }
  }

  /** From here on the model is known, however little of it is there. */
  #begin(spec: LlmSpec): void {
    this.#busy = [...this.#busy, spec.id];
    const { state } = this.states.get(spec.id) ?? { state: { phase: 'absent' } };
    const there = 'loaded' in state ? state : { loaded: 0, total: 0 };
    const { loaded, total } = there;
    this.#set(spec, { phase: 'downloading', bytesPerSecond: 0, loaded, total });
  }

  /** Follows the model's states until the work is over; what is stored then has the last word. */
  async #work(id: string, work: Work): Promise<Outcome> {
    this.notes = withoutEntry(this.notes, id);
    this.#busy = [...this.#busy, id];
    const spec = this.states.get(id)?.spec;
    let over = false;
    const outcome = await work((state) => {
      if (!over && spec !== undefined) this.#set(spec, state);
    }).catch((error: unknown): Outcome => ({ ok: false, error: crashed(error) }));
    over = true;
    this.#release(id);
    await this.refresh();
    return outcome;
  }

  #release(id: string): void {
    this.#busy = this.#busy.filter((other) => other !== id);
  }

  #fail(spec: LlmSpec, failure: Failure): void {
    const { state } = this.states.get(spec.id) ?? { state: { phase: 'absent' } };
    const { loaded, total } = 'loaded' in state ? state : { loaded: 0, total: 0 };
    this.#set(spec, { phase: 'failed', failure, loaded, total });
  }

  #set(spec: LlmSpec, state: DownloadState): void {
    this.states = withEntry(this.states, spec.id, { spec, state });
  }

  #note(id: string, note: Note): void {
    this.notes = withEntry(this.notes, id, note);
  }
}
