/** What was made of a corpus, in numbers. */
import type { Extraction, Issue } from '../core/extraction';
import type { Schema } from '../core/schema';
import { keepRelations } from './corpus-schema';
import type { CorpusPart } from './partition';

/** Documents, then annotations of both sides, then what was left out. */
export interface CorpusReport {
  readonly corpus: string;
  readonly train: number;
  readonly valid: number;
  readonly repeated: number;
  readonly margin: number;
  readonly empty: number;
  readonly similar: number;
  readonly mentions: number;
  readonly relations: number;
  readonly events: number;
  readonly ungrounded: number;
  readonly unmapped: number;
  readonly dropped: number;
}

export function reportOf(part: CorpusPart, schema: Schema): CorpusReport {
  const { corpus, train, valid, repeated, margin, empty, similar } = part;
  const extractions = [...train, ...valid].map(({ document }) => document.extraction);
  const kept = extractions.map((extraction) => keepRelations(extraction, schema));
  const sum = (count: (extraction: Extraction) => number): number =>
    extractions.reduce((total, extraction) => total + count(extraction), 0);
  const issues = (test: (issue: Issue) => boolean): number =>
    sum((extraction) => extraction.issues.filter(test).length);
  const unmapped = (detail: string): boolean => detail.startsWith('label not mapped');
  return {
    corpus: corpus.name,
    train: train.length,
    valid: valid.length,
    repeated,
    margin,
    empty,
    similar,
    mentions: sum(({ mentions }) => mentions.length),
    relations: kept.reduce((total, { extraction }) => total + extraction.relations.length, 0),
    events: sum(({ events }) => events.length),
    ungrounded: issues(({ code }) => code === 'ungrounded'),
    unmapped: issues(({ detail }) => unmapped(detail)),
    dropped:
      issues(({ code, detail }) => code === 'cut' && !unmapped(detail)) +
      kept.reduce((total, { dropped }) => total + dropped, 0),
  };
}
