/** What a card says of a dataset: counts by corpus, task, label, domain and licence group. */
import { findCorpus } from '../catalogue/known';
import type { KnownCorpus, LicenceGroup } from '../catalogue/known-corpus';
import { LabelCounts, type LabelKind } from '../check/labels';
import { entitiesOf } from '../check/string-table';
import type { DatasetDocument, Placed } from '../dataset/document';
import { isTranslated } from '../translate/translate-document';

export interface TaskCounts {
  readonly task: 'NER' | 'RE' | 'EE';
  /** With at least one item. */
  documents: number;
  items: number;
}

export interface CorpusCounts {
  /** As the lines call it; empty where they do not say. */
  readonly name: string;
  /** Its row of the catalogue; absent where it has none. */
  readonly known?: KnownCorpus;
  documents: number;
  characters: number;
  readonly tasks: readonly [TaskCounts, TaskCounts, TaskCounts];
}

export interface Composition {
  readonly documents: number;
  /** Of these, put into Chinese by a model. */
  readonly translated: number;
  /** Code points of the texts. */
  readonly characters: number;
  readonly tasks: readonly TaskCounts[];
  readonly corpora: readonly CorpusCounts[];
  readonly labels: readonly {
    readonly kind: LabelKind;
    readonly label: string;
    readonly count: number;
  }[];
  readonly domains: readonly { readonly domain: string; readonly documents: number }[];
  readonly groups: readonly {
    readonly group: LicenceGroup;
    readonly documents: number;
    readonly corpora: readonly string[];
  }[];
  /** Documents of other corpora, which were not kept. */
  readonly left: number;
}

const GROUPS: readonly LicenceGroup[] = ['commercial', 'research', 'not-stated'];

export interface CardOptions {
  readonly catalogue: readonly KnownCorpus[];
  /** Keeps only documents of corpora whose licence allows commercial use. */
  readonly permissive: boolean;
}

const noTasks = (): CorpusCounts['tasks'] => [
  { task: 'NER', documents: 0, items: 0 },
  { task: 'RE', documents: 0, items: 0 },
  { task: 'EE', documents: 0, items: 0 },
];

export class CardRun {
  readonly #options: CardOptions;
  readonly #corpora = new Map<string, CorpusCounts>();
  readonly #labels = new LabelCounts();
  #documents = 0;
  #translated = 0;
  #left = 0;

  constructor(options: CardOptions) {
    this.#options = options;
  }

  /** Whether the document is kept. */
  see({ document }: Placed): boolean {
    const counts = this.#corpusOf(document.corpus ?? '');
    if (this.#options.permissive && groupOf(counts) !== 'commercial') {
      this.#left += 1;
      return false;
    }
    this.#labels.add(this.#documents, document);
    this.#documents += 1;
    if (isTranslated(document)) this.#translated += 1;
    counts.documents += 1;
    counts.characters += Array.from(document.text).length;
    for (const [at, items] of itemsOf(document).entries()) {
      const task = counts.tasks[at];
      if (task === undefined || items === 0) continue;
      task.documents += 1;
      task.items += items;
    }
    return true;
  }

  composition(): Composition {
    const corpora = [...this.#corpora.values()].filter(({ documents }) => documents > 0);
    const domains = new Map<string, number>();
    for (const { known, documents } of corpora) {
      const domain = known?.domain ?? '';
      domains.set(domain, (domains.get(domain) ?? 0) + documents);
    }
    return {
      documents: this.#documents,
      translated: this.#translated,
      characters: sumOf(corpora, ({ characters }) => characters),
      tasks: noTasks().map(({ task }, at) => ({
        task,
        documents: sumOf(corpora, ({ tasks }) => tasks[at]?.documents ?? 0),
        items: sumOf(corpora, ({ tasks }) => tasks[at]?.items ?? 0),
      })),
      corpora,
      labels: this.#labels.all().map(({ kind, label, count }) => ({ kind, label, count })),
      domains: [...domains].map(([domain, documents]) => ({ domain, documents })),
      groups: GROUPS.map((group) => {
        const own = corpora.filter((corpus) => groupOf(corpus) === group);
        const names = own.map(({ name }) => name);
        return { group, documents: sumOf(own, ({ documents }) => documents), corpora: names };
      }),
      left: this.#left,
    };
  }

  #corpusOf(name: string): CorpusCounts {
    const counts = this.#corpora.get(name);
    if (counts !== undefined) return counts;
    const known = findCorpus(this.#options.catalogue, name);
    const none = { name, documents: 0, characters: 0, tasks: noTasks() };
    const fresh = known === undefined ? none : { ...none, known };
    this.#corpora.set(name, fresh);
    return fresh;
  }
}

/** A corpus that the catalogue does not have has no stated licence. */
function groupOf({ known }: CorpusCounts): LicenceGroup {
  return known?.group ?? 'not-stated';
}

function itemsOf(document: DatasetDocument): readonly number[] {
  return [entitiesOf({ document }).length, document.relations.length, document.events.length];
}

function sumOf<T>(list: readonly T[], value: (item: T) => number): number {
  return list.reduce((sum, item) => sum + value(item), 0);
}
