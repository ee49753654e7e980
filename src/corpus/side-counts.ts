/** What stands on each side of a division, and which labels a side lacks. */
import { LabelCounts } from './check/labels';
import type { DatasetDocument } from './dataset/document';
import type { Division } from './divide';

export interface SplitReport {
  readonly seed: string;
  readonly sides: readonly {
    readonly name: string;
    readonly share: number;
    readonly documents: number;
    readonly mentions: number;
    /** Labels that other sides have and this one has not. */
    readonly missing: readonly string[];
  }[];
  /** Groups of near duplicates that stand on one side, and the documents in them. */
  readonly groups: number;
  readonly grouped: number;
}

interface Side {
  readonly name: string;
  readonly labels: LabelCounts;
  documents: number;
  mentions: number;
}

export class SideCounts {
  readonly #sides: readonly Side[];
  #seen = 0;

  constructor(names: readonly string[]) {
    this.#sides = names.map((name) => ({
      ...{ name, labels: new LabelCounts(), documents: 0, mentions: 0 },
    }));
  }

  add(index: number, document: DatasetDocument): void {
    const side = this.#sides[index];
    if (side === undefined) return;
    this.#seen += 1;
    side.labels.add(this.#seen, document);
    side.documents += 1;
    side.mentions += document.mentions.length;
  }

  report({ groups, grouped }: Division, shares: readonly number[], seed: string): SplitReport {
    const all = new Map(
      this.#sides.flatMap(({ labels }) =>
        labels.all().map((use) => [`${use.kind} ${use.label}`, use] as const),
      ),
    );
    const sides = this.#sides.map(({ name, documents, mentions, labels }, at) => ({
      ...{ name, share: shares[at] ?? 0, documents, mentions },
      missing: [...all].flatMap(([key, { kind, label }]) =>
        labels.countOf(kind, label) === 0 ? [key] : [],
      ),
    }));
    return { seed, sides, groups, grouped };
  }
}
