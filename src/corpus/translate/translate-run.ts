/** Documents of an English dataset in Chinese, a group at a time, with what was refused and why. */
import type { DatasetDocument } from '../dataset/document';
import { Glossary, type GlossaryPair } from './glossary';
import { chineseName } from './label-names';
import type { Refusal } from './refusal';
import {
  translateDocument,
  type Ask,
  type Outcome,
  type TranslatedDocument,
} from './translate-document';

export interface TranslateOptions {
  readonly glossary: readonly GlossaryPair[];
  /** Names of labels that come before the project's own. */
  readonly labels: ReadonlyMap<string, string>;
  /** Whether names are called as they were called first: not where questions are written beforehand. */
  readonly learn: boolean;
}

export interface TranslateReport {
  readonly documents: number;
  readonly accepted: number;
  /** Of them, those of which a unit was refused in the first pass. */
  readonly acceptedLater: number;
  readonly refused: number;
  /** No answer came: they are asked for again. */
  readonly failed: number;
  /** Refused of those that were answered. */
  readonly rejectRate: number;
  /** Tries by reason: of the first pass, of the second, and not asked for. */
  readonly reasons: readonly {
    readonly code: Refusal;
    readonly pass: number;
    readonly count: number;
  }[];
  readonly mentions: number;
  /** Mentions whose name stays as it is in the source. */
  readonly kept: number;
  readonly names: number;
  /** Names that are called otherwise than at first. */
  readonly variants: number;
  /** Labels without a Chinese name: they stay. */
  readonly labels: readonly string[];
}

export class TranslateRun {
  readonly #options: TranslateOptions;
  readonly #glossary: Glossary;
  readonly #reasons = new Map<string, { code: Refusal; pass: number; count: number }>();
  readonly #labels = new Set<string>();
  readonly #counts = { accepted: 0, acceptedLater: 0, refused: 0, failed: 0, mentions: 0, kept: 0 };

  constructor(options: TranslateOptions) {
    this.#options = options;
    this.#glossary = new Glossary(options.glossary);
  }

  /**
   * At once, all with the names that earlier groups have given. So the same groups and answers give the
   * same questions.
   */
  async group(documents: readonly DatasetDocument[], ask: Ask): Promise<readonly Outcome[]> {
    const outcomes = await Promise.all(
      documents.map((document) => translateDocument(document, ask, this.#glossary)),
    );
    return outcomes.map((outcome) => this.#counted(outcome));
  }

  report(): TranslateReport {
    const { accepted, refused, failed } = this.#counts;
    const answered = accepted + refused;
    return {
      ...{ documents: answered + failed, ...this.#counts },
      rejectRate: answered === 0 ? 0 : refused / answered,
      reasons: [...this.#reasons.values()].sort((a, b) => a.pass - b.pass || b.count - a.count),
      names: this.#glossary.size,
      variants: this.#glossary.variants,
      labels: [...this.#labels].sort(),
    };
  }

  #counted(outcome: Outcome): Outcome {
    for (const { code, pass } of outcome.tries) {
      const key = `${pass} ${code}`;
      const known = this.#reasons.get(key) ?? { code, pass, count: 0 };
      this.#reasons.set(key, known);
      known.count += 1;
    }
    this.#counts[outcome.kind] += 1;
    if (outcome.kind !== 'accepted') return outcome;
    if (outcome.tries.length > 0) this.#counts.acceptedLater += 1;
    this.#counts.mentions += outcome.document.mentions.length;
    this.#counts.kept += outcome.document.mentions.filter(
      ({ text }) => !/\p{sc=Han}/u.test(text) && /\p{L}/u.test(text),
    ).length;
    if (this.#options.learn) this.#glossary.learn(outcome.pairs);
    return { ...outcome, document: this.#labelled(outcome.document) };
  }

  #labelled(document: TranslatedDocument): TranslatedDocument {
    const { mentions, relations, events } = document;
    const named = <T extends { readonly type: string }>(item: T): T => ({
      ...item,
      type: this.#nameOf(item.type),
    });
    return {
      ...document,
      mentions: mentions.map(named),
      relations: relations.map(named),
      events: events.map((event) => ({
        ...named(event),
        arguments: event.arguments.map((one) => ({ ...one, role: this.#nameOf(one.role) })),
      })),
    };
  }

  #nameOf(label: string): string {
    const name = chineseName(label, this.#options.labels);
    if (name === undefined) this.#labels.add(label);
    return name ?? label;
  }
}
