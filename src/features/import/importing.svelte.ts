/** One import: what was read, what the person chose of it, and what became of it. */
import type { Schema } from '../../core/schema';
import type {
  EntryView,
  ImportFailure,
  ImportOutcome,
  ImportPlan,
  ReadProgress,
  StoreProgress,
} from '../../files/contract';
import type { PickedFile } from '../../files/file-document';
import { namesOf, type TypeCount } from '../../files/merge/types';
import type { TableChoice } from '../../files/table/table';
import { FilesClient } from './files-client';

/** What of the library an import needs. */
export interface ImportLibrary {
  readonly keeper: { flush(): Promise<void> };
  readonly openId: string;
  refresh(announce?: boolean): Promise<void>;
  open(id: string): Promise<boolean>;
}

/** Milliseconds. */
const SHOW_DELAY = 60;

export type Phase = 'empty' | 'reading' | 'ready' | 'storing' | 'done';

type Client = Pick<FilesClient, 'read' | 'store' | 'stop' | 'close'>;

export class Importing {
  phase = $state.raw<Phase>('empty');
  entries = $state.raw<readonly EntryView[]>([]);
  progress = $state.raw<ReadProgress | undefined>(undefined);
  stored = $state.raw<StoreProgress>({ done: 0, total: 0 });
  outcome = $state.raw<ImportOutcome | undefined>(undefined);
  failure = $state.raw<ImportFailure['code'] | undefined>(undefined);
  /** Entries that are left out, by their ids. */
  left = $state.raw<ReadonlySet<number>>(new Set());
  tables = $state.raw<ReadonlyMap<number, TableChoice>>(new Map());
  /** From the name in the files to the one that it becomes. */
  names = $state.raw<ReadonlyMap<string, string>>(new Map());
  addTypes = $state(true);

  readonly chosen = $derived(
    this.entries.filter(({ id, content }) => content.kind !== 'failed' && !this.left.has(id)),
  );
  readonly readable = $derived(this.entries.filter(({ content }) => content.kind !== 'failed'));
  /** Documents that were chosen; rows of tables count as documents. */
  readonly documents = $derived(
    this.chosen.reduce((sum, entry) => sum + this.#documentsOf(entry), 0),
  );
  readonly types = $derived(typesOf(this.chosen));

  readonly #schema: Schema;
  readonly #connect: () => Client;
  #client: Client | undefined;
  /** Read and not shown yet. */
  #waiting: EntryView[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(schema: Schema, connect: () => Client = () => new FilesClient()) {
    this.#schema = schema;
    this.#connect = connect;
  }

  /** Reads them instead of what was read before. */
  async read(files: readonly PickedFile[]): Promise<void> {
    this.#client?.close();
    const client = this.#connect();
    this.#client = client;
    this.#show();
    this.entries = [];
    [this.left, this.tables, this.names] = [new Set(), new Map(), new Map()];
    [this.failure, this.outcome, this.progress] = [undefined, undefined, undefined];
    this.phase = 'reading';
    const whole = await client.read(
      files,
      (entry) => {
        if (client === this.#client) this.#take(entry);
      },
      (progress) => {
        if (client === this.#client) this.progress = progress;
      },
    );
    if (client !== this.#client) return;
    this.#show();
    if (!whole) this.failure = 'crashed';
    this.phase = 'ready';
  }

  /** Names of the files that the schema has too, for a select; by kind. */
  namesFor(type: TypeCount): readonly string[] {
    return namesOf(this.#schema).get(type.kind) ?? [];
  }

  isChosen(id: number): boolean {
    return !this.left.has(id);
  }

  choose(ids: readonly number[], chosen: boolean): void {
    const left = new Set(this.left);
    for (const id of ids) {
      if (chosen) left.delete(id);
      else left.add(id);
    }
    this.left = left;
  }

  chooseColumns(id: number, choice: TableChoice): void {
    this.tables = new Map(this.tables).set(id, choice);
  }

  rename(name: string, next: string): void {
    const names = new Map(this.names);
    if (next === name) names.delete(name);
    else names.set(name, next);
    this.names = names;
  }

  /** Stores what was chosen, and opens its first document. */
  async store(library: ImportLibrary | undefined, presetId: string): Promise<void> {
    const client = this.#client;
    if (client === undefined || library === undefined) {
      this.failure = 'unavailable';
      return;
    }
    this.failure = undefined;
    this.phase = 'storing';
    this.stored = { done: 0, total: this.documents };
    await library.keeper.flush();
    const result = await client.store(this.#plan(presetId), (progress) => {
      this.stored = progress;
    });
    await library.refresh(true);
    if (result.ok) {
      this.outcome = result.value;
      this.phase = 'done';
      const { first, changed } = result.value;
      const open = first ?? (changed.includes(library.openId) ? library.openId : undefined);
      if (open !== undefined) await library.open(open);
    } else {
      this.failure = result.error.code;
      this.phase = 'ready';
    }
  }

  stop(): void {
    void this.#client?.stop();
  }

  close(): void {
    this.#client?.close();
    this.#client = undefined;
  }

  /** Shown a moment later together with those that come meanwhile: there may be thousands. */
  #take(entry: EntryView): void {
    this.#waiting.push(entry);
    this.#timer ??= setTimeout(() => {
      this.#show();
    }, SHOW_DELAY);
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.entries = [...this.entries, ...this.#waiting];
    this.#waiting = [];
  }

  #plan(presetId: string): ImportPlan {
    return {
      entries: this.chosen.map(({ id }) => id),
      tables: this.tables,
      names: this.names,
      presetId,
      schema: this.#schema,
      addTypes: this.addTypes,
    };
  }

  #documentsOf({ id, content }: EntryView): number {
    if (content.kind === 'failed') return 0;
    if (content.kind !== 'table') return content.documents;
    const { rows, named, guess } = content.preview;
    const { header } = this.tables.get(id) ?? guess;
    return Math.max(0, rows - (header && !named ? 1 : 0));
  }
}

/** Of all entries together, those of one kind beside each other. */
function typesOf(entries: readonly EntryView[]): readonly TypeCount[] {
  const types = new Map<string, TypeCount>();
  for (const { content } of entries) {
    if (content.kind !== 'annotated') continue;
    for (const type of content.types) {
      const key = `${type.kind} ${type.name}`;
      const count = (types.get(key)?.count ?? 0) + type.count;
      types.set(key, { ...type, count });
    }
  }
  return [...types.values()].toSorted((a, b) => a.kind.localeCompare(b.kind) || b.count - a.count);
}
