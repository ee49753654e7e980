/** Documents of any format as lines of a dataset: one after another, with names of one table and what was lost. */
import { shownOf, type Document } from '../../core/document';
import type { Extraction } from '../../core/extraction';
import { inTextOrder } from '../../core/extraction-order';
import { LossCounter } from '../../formats/count-losses';
import { ExportView } from '../../formats/export-view';
import type { Loss } from '../../formats/format';
import { renameTypes } from '../../formats/rename-types';
import { LabelCounts, type LabelKind } from '../check/labels';
import type { DatasetDocument } from '../dataset/document';
import { NO_LABELS, namesFor, type LabelTable, type NewNames } from './label-table';

export interface UnifyOptions {
  readonly labels?: LabelTable;
  /** Rows `broader` of the table are followed, and counted as a loss. */
  readonly broaden?: boolean;
}

export interface SourceCounts {
  readonly source: string;
  documents: number;
  mentions: number;
  relations: number;
  events: number;
}

export interface UnifyReport {
  readonly documents: number;
  readonly mentions: number;
  readonly relations: number;
  readonly events: number;
  readonly sources: readonly SourceCounts[];
  readonly labels: readonly {
    readonly kind: LabelKind;
    readonly label: string;
    readonly count: number;
  }[];
  /** Of renaming and writing; a reading has its own. */
  readonly losses: readonly Loss[];
}

export interface Unified {
  readonly line: DatasetDocument;
  /** The same with its decisions, for other formats. */
  readonly document: Document;
}

/** What ids begin with that a reader made up, because the file has none. */
const MADE_UP = '\u0000';

export class UnifyRun {
  readonly #options: UnifyOptions;
  readonly #losses = new LossCounter();
  readonly #labels = new LabelCounts();
  readonly #sources = new Map<string, SourceCounts>();
  readonly #names = new Map<string, NewNames>();
  readonly #ids = new Set<string>();
  #made = 0;
  #documents = 0;

  constructor(options: UnifyOptions = {}) {
    this.#options = options;
  }

  /** For the readers: ids that `take` replaces by ones that say the source. */
  newId(): string {
    this.#made += 1;
    return `${MADE_UP}${this.#made}`;
  }

  take(given: Document, source: string): Unified {
    const counts = this.#countsOf(source);
    counts.documents += 1;
    const named = { ...given, id: this.#idOf(given.id, source, counts.documents) };
    const document = this.#renamed(named, source);
    const { extraction } = new ExportView(document, this.#losses);
    const line = lineOfDocument(document, source, extraction);
    counts.mentions += line.mentions.length;
    counts.relations += line.relations.length;
    counts.events += line.events.length;
    this.#labels.add(this.#documents, line);
    this.#documents += 1;
    return { line, document };
  }

  report(): UnifyReport {
    const sources = [...this.#sources.values()];
    const sum = (count: (counts: SourceCounts) => number): number =>
      sources.reduce((total, counts) => total + count(counts), 0);
    return {
      documents: sum(({ documents }) => documents),
      mentions: sum(({ mentions }) => mentions),
      relations: sum(({ relations }) => relations),
      events: sum(({ events }) => events),
      sources,
      labels: this.#labels.all().map(({ kind, label, count }) => ({ kind, label, count })),
      losses: this.#losses.losses(),
    };
  }

  #countsOf(source: string): SourceCounts {
    const known = this.#sources.get(source);
    const counts = known ?? { source, documents: 0, mentions: 0, relations: 0, events: 0 };
    if (known === undefined) this.#sources.set(source, counts);
    return counts;
  }

  /** Of two documents with one id, the later has a number behind it. */
  #idOf(given: string, source: string, number: number): string {
    const wanted = given.startsWith(MADE_UP) || given === '' ? `${source}-${number}` : given;
    let id = wanted;
    for (let count = 2; this.#ids.has(id); count += 1) id = `${wanted}~${count}`;
    this.#ids.add(id);
    if (id !== wanted) this.#losses.add('id-changed', id, 'another document has the id already');
    return id;
  }

  #renamed(document: Document, source: string): Document {
    const { labels = NO_LABELS, broaden = false } = this.#options;
    if (labels.rows.length === 0) return document;
    const known = this.#names.get(source);
    const { names, broadened } = known ?? namesFor(labels, source, broaden);
    if (known === undefined) this.#names.set(source, { names, broadened });
    if (broadened.size > 0) this.#loseNarrow(document, broadened);
    return renameTypes(document, names, this.#losses);
  }

  #loseNarrow(document: Document, broadened: ReadonlySet<string>): void {
    const { mentions, relations, events } = shownOf(document).extraction;
    const roles = events.flatMap((event) => event.arguments.map(({ role }) => ({ type: role })));
    const narrow = [...mentions, ...relations, ...events, ...roles].filter(({ type }) =>
      broadened.has(type),
    );
    if (narrow.length === 0) return;
    const detail = 'a label became a broader one, as the label table says';
    this.#losses.add('label-broadened', document.id, detail, narrow.length);
  }
}

/** Mentions in text order, with short ids. */
function lineOfDocument(
  { id, text }: Document,
  corpus: string,
  extraction: Extraction,
): DatasetDocument {
  const sorted = inTextOrder(extraction);
  const ids = new Map(sorted.mentions.map((mention, index) => [mention.id, `m${index + 1}`]));
  const own = (mention: string): string => ids.get(mention) ?? '';
  return {
    id,
    corpus,
    text,
    mentions: sorted.mentions.map(({ id: mention, type, start, end, text: quote }) => ({
      ...{ id: own(mention), type, start, end, text: quote },
    })),
    relations: sorted.relations.map(({ type, head, tail }) => ({
      ...{ type, head: own(head), tail: own(tail) },
    })),
    events: sorted.events.map(({ type, trigger, arguments: parts }) => ({
      type,
      trigger: own(trigger),
      arguments: parts.map(({ role, mention }) => ({ role, mention: own(mention) })),
    })),
  };
}
