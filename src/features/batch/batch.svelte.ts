/** Reading many documents in the background: a queue that outlives the tab, one document a lane at a time. */
import { SvelteMap } from 'svelte/reactivity';
import type { ExtractorClient } from '../../engine/client/client';
import { FindsCache } from '../../engine/run/finds-cache';
import { loadDocument, saveDocument } from '../../storage/documents';
import { dequeue, enqueue, failInQueue, listQueue, takeFinds } from '../../storage/queue';
import type { QueueRecord } from '../../storage/records';
import type { Predictions } from '../../core/document';
import type { Schema } from '../../core/schema';
import { recall, remember } from '../workspace/remembered';
import type { BatchPorts } from './ports';
import { alone } from './queue-lock';
import { readOne, type Reading } from './read-one';
import { Speed } from './speed';

/** `paused` stays so after a reload; `blocked`: what waits is edited in other tabs, or the page is busy. */
export type BatchPhase = 'idle' | 'loading' | 'running' | 'paused' | 'failed';

/** Under this name it is kept whether the queue is being worked on. */
const KEPT = 'batch';
/** Milliseconds until it is asked again whether what stands in the way is gone. */
const AGAIN = 400;
/** Milliseconds that documents of other tabs are waited for when nothing else is left. */
const PATIENCE = 60_000;

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Batch {
  phase = $state.raw<BatchPhase>('idle');
  /** Waiting and failed ones, by document id. */
  readonly queue = new SvelteMap<string, QueueRecord>();
  /** What is being read now: document id → share of it, from 0 to 1. */
  readonly reading = new SvelteMap<string, number>();
  /** Read since the queue was last empty. */
  finished = $state(0);
  readonly speed = new Speed();
  /** Code of the failure to load the model. */
  failure = $state.raw<string | undefined>(undefined);
  readonly #ports: BatchPorts;
  readonly #cache = new FindsCache();
  readonly #runs = new Map<string, Reading>();
  readonly #clients = new Set<ExtractorClient>();
  readonly #lanes = new Set<Promise<void>>();
  #ending = new AbortController();
  /** Counts starts and stops: a lane of an earlier one ends. */
  #turn = 0;

  readonly waiting = $derived.by(() => [...this.queue.values()].filter(({ failed }) => !failed));
  readonly failed = $derived.by(() => [...this.queue.values()].filter(({ failed }) => failed));

  constructor(ports: BatchPorts) {
    this.#ports = ports;
  }

  /** What an earlier visit left is there again, and goes on where it was not paused. */
  async begin(): Promise<void> {
    await this.#refresh();
    if (this.waiting.length === 0) return;
    if (recall(KEPT) === 'paused') this.phase = 'paused';
    else void this.start();
  }

  /** Behind those that wait already. `schema`: instead of each document's own. */
  async add(
    ids: readonly string[],
    schema?: { readonly presetId: string; readonly schema: Schema },
  ): Promise<void> {
    const { openId } = this.#ports.library;
    if (schema !== undefined) {
      for (const id of ids) if (id !== openId) await this.#giveSchema(id, schema);
    }
    const last = [...this.queue.values()].reduce((most, { place }) => Math.max(most, place), 0);
    const added = await enqueue(ids, last + 1);
    if (!added.ok) {
      this.failure = added.error.code;
      this.phase = 'failed';
      return;
    }
    await this.#refresh();
    if (this.phase === 'running') this.#grow(this.#turn);
    else if (this.phase !== 'paused') void this.start();
  }

  /** Starts, or goes on after a pause or a failure; waits while another tab works on the queue. */
  async start(): Promise<void> {
    if (this.phase === 'running' || this.phase === 'loading') return;
    const turn = (this.#turn += 1);
    remember(KEPT, 'on');
    this.failure = undefined;
    this.phase = 'loading';
    this.#ending = new AbortController();
    await alone(this.#ending.signal, async () => {
      if (turn !== this.#turn) return;
      await this.#refresh();
      this.speed.begin(this.#ports.now());
      this.#grow(turn);
      while (this.#lanes.size > 0) await Promise.all(this.#lanes);
    });
    if (turn !== this.#turn) return;
    this.phase = this.waiting.length > 0 && this.#hasFailed() ? 'failed' : 'idle';
    if (this.phase === 'idle') this.finished = 0;
    this.#close();
  }

  /** As many lanes as there is work for and the device bears. */
  #grow(turn: number): void {
    const wanted = Math.min(this.#ports.lanes(), this.waiting.length);
    while (this.#lanes.size < wanted) {
      const lane = this.#lane(turn).finally(() => this.#lanes.delete(lane));
      this.#lanes.add(lane);
    }
  }

  /** What is being read is given up and comes first again. */
  pause(): void {
    this.#stop('paused');
    remember(KEPT, 'paused');
  }

  /** Nothing waits any more; what was read stays. */
  async cancel(): Promise<void> {
    this.#stop('idle');
    this.finished = 0;
    await dequeue([...this.queue.keys()]);
    await this.#refresh();
  }

  /** Those that could not be read wait again. */
  async retry(ids: readonly string[] = this.failed.map(({ id }) => id)): Promise<void> {
    await this.add(ids);
    if (this.phase === 'paused') void this.start();
  }

  stop(): void {
    this.#stop('idle');
  }

  #stop(phase: BatchPhase): void {
    this.#turn += 1;
    this.#ending.abort();
    this.phase = phase;
    for (const run of this.#runs.values()) run.cancel();
    this.#close();
  }

  #close(): void {
    for (const client of this.#clients) client.close();
    this.#clients.clear();
    this.#runs.clear();
    this.reading.clear();
  }

  #hasFailed(): boolean {
    return this.failure !== undefined;
  }

  async #refresh(): Promise<void> {
    const listed = await listQueue();
    if (!listed.ok) return;
    this.queue.clear();
    for (const row of listed.value) this.queue.set(row.id, row);
  }

  async #giveSchema(
    id: string,
    wanted: { readonly presetId: string; readonly schema: Schema },
  ): Promise<void> {
    const loaded = await loadDocument(id);
    if (!loaded.ok || loaded.value === undefined) return;
    if (!(await this.#ports.library.isFree(id))) return;
    const { document, revision } = loaded.value;
    await saveDocument({ ...document, ...wanted }, revision);
  }

  async #lane(turn: number): Promise<void> {
    const client = this.#ports.newClient();
    this.#clients.add(client);
    const model = await client.load(this.#ports.builtIn(), () => undefined);
    if (turn !== this.#turn) return;
    if (!model.ok) {
      // Other lanes may have theirs.
      this.failure = model.error.code;
      this.#clients.delete(client);
      return;
    }
    this.phase = 'running';
    await this.#work(client, turn);
    client.close();
    this.#clients.delete(client);
  }

  async #work(client: ExtractorClient, turn: number): Promise<void> {
    let blocked = 0;
    while (turn === this.#turn && this.waiting.length > this.reading.size) {
      const busy = this.#ports.isPageBusy();
      const row = busy ? undefined : await this.#next();
      if (turn !== this.#turn) return;
      if (row !== undefined) {
        blocked = 0;
        await this.#read(client, row, turn);
        continue;
      }
      await wait(AGAIN);
      blocked = busy || this.reading.size > 0 ? 0 : blocked + AGAIN;
      if (blocked > PATIENCE) await this.#giveUp();
    }
  }

  /** Other tabs keep what is left: it can be tried again once they let go. */
  async #giveUp(): Promise<void> {
    for (const row of this.waiting) {
      if (!this.reading.has(row.id)) await this.#fail(row, 'busy', 'another tab edits it');
    }
  }

  /** The first that no lane reads and no tab has open. The open one is read by the page itself. */
  async #next(): Promise<QueueRecord | undefined> {
    const { library } = this.#ports;
    for (const row of this.waiting) {
      if (this.reading.has(row.id)) continue;
      if (row.id === library.openId) {
        // Whatever became of it, the page shows it.
        if (!this.#ports.readsOpen()) await this.#leave(row.id);
        continue;
      }
      this.reading.set(row.id, 0);
      if (await library.isFree(row.id)) return row;
      this.reading.delete(row.id);
    }
    return undefined;
  }

  async #leave(id: string): Promise<void> {
    await dequeue([id]);
    this.queue.delete(id);
    this.finished += 1;
  }

  async #read(client: ExtractorClient, row: QueueRecord, turn: number): Promise<void> {
    const { id } = row;
    this.reading.set(id, 0);
    const loaded = await loadDocument(id);
    const document = loaded.ok ? loaded.value?.document : undefined;
    if (!loaded.ok) await this.#fail(row, loaded.error.code, loaded.error.detail);
    // Deleted; or a person is done with it, and it takes nothing new.
    else if (document === undefined || document.done) await this.#leave(id);
    else {
      const run = readOne(client, document, this.#cache, (share) => {
        if (this.reading.has(id)) this.reading.set(id, share);
      });
      this.#runs.set(id, run);
      const outcome = await run.done;
      this.#runs.delete(id);
      if (turn !== this.#turn) return;
      if (!outcome.ok) await this.#fail(row, outcome.error.code, outcome.error.detail);
      else await this.#take(row, document.text, outcome.value);
    }
    this.reading.delete(id);
  }

  /** Only while no tab has it open: that one would save over it, or beside it. */
  async #take(row: QueueRecord, text: string, predictions: Predictions): Promise<void> {
    const { id } = row;
    const { library } = this.#ports;
    const taken = await library.whileFree(id, () => takeFinds(id, text, predictions));
    if (taken === undefined) return;
    if (!taken.ok) {
      if (taken.error.code === 'quota-exceeded') {
        this.failure = taken.error.code;
        this.#stop('failed');
      } else await this.#fail(row, taken.error.code, taken.error.detail);
      return;
    }
    if (taken.value.kind === 'changed') return;
    this.queue.delete(id);
    this.finished += 1;
    this.speed.add(text.length, this.#ports.now());
    if (taken.value.kind === 'taken') library.follow(taken.value.summary);
  }

  async #fail(row: QueueRecord, code: string, detail: string): Promise<void> {
    const failed = { ...row, failed: { code, detail } };
    await failInQueue(failed);
    this.queue.set(row.id, failed);
  }
}
