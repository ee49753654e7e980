/** Which names and numbers are replaced by placeholders before documents leave, and what came of it. */
import { SvelteSet } from 'svelte/reactivity';
import { shownOf, type Document } from '../../core/document';
import type { DeidentifiedDocuments } from '../../formats/deidentify/deidentify-documents';
import type { SuspectCode } from '../../formats/deidentify/suspects';

export interface TypeCount {
  readonly type: string;
  readonly count: number;
}

/** Entity types that are usually replaced; a person changes the choice. */
const USUAL_TYPES =
  /人名|姓名|人物|患者|原告|被告|机构|组织|公司|企业|医院|学校|地点|地名|地址|籍贯|住址|电话|证件|账号/u;

/** Kinds that have a form of their own; the others are only listed. */
const USUAL_PATTERNS: readonly SuspectCode[] = [
  'phone',
  'id-card',
  'email',
  'plate',
  'bank-card',
  'address',
];

/** Of mentions, triggers of events left out; most frequent first. */
function typesIn(documents: readonly Document[]): readonly TypeCount[] {
  const counts = new Map<string, number>();
  for (const document of documents) {
    const { mentions, events } = shownOf(document).extraction;
    const triggers = new Set(events.map(({ trigger }) => trigger));
    for (const { id, type } of mentions) {
      if (!triggers.has(id)) counts.set(type, (counts.get(type) ?? 0) + 1);
    }
  }
  const found = [...counts].map(([type, count]) => ({ type, count }));
  return found.sort((a, b) => b.count - a.count);
}

export class DeidentifyChoice {
  on = $state(false);
  readonly types = new SvelteSet<string>();
  readonly patterns = new SvelteSet<SuspectCode>(USUAL_PATTERNS);
  counts = $state.raw<readonly TypeCount[]>([]);
  /** What is not in the set was seen before and left out by the person. */
  readonly #seen = new Set<string>();

  /** The types that can be chosen; those seen for the first time are chosen where they are usual. */
  offer(documents: readonly Document[]): void {
    this.counts = typesIn(documents);
    for (const { type } of this.counts) {
      if (!this.#seen.has(type) && USUAL_TYPES.test(type)) this.types.add(type);
      this.#seen.add(type);
    }
  }

  /** Read by an effect: a change of it writes the files anew. Undefined: nothing is replaced. */
  get wanted(): { types: readonly string[]; patterns: readonly SuspectCode[] } | undefined {
    return this.on ? { types: [...this.types], patterns: [...this.patterns] } : undefined;
  }
}

export async function deidentify(
  documents: readonly Document[],
  wanted: { readonly types: readonly string[]; readonly patterns: readonly SuspectCode[] },
): Promise<DeidentifiedDocuments> {
  const { deidentifyDocuments } = await import('../../formats/deidentify/deidentify-documents');
  const present = new Set(typesIn(documents).map(({ type }) => type));
  const types = wanted.types.filter((type) => present.has(type));
  const labels = new Map(types.map((type) => [type, type]));
  return deidentifyDocuments(documents, { labels, patterns: wanted.patterns, occurrences: 'all' });
}
