/** A row of the catalogue: what is known of a corpus before anybody has its files. */
import type { AnswerTask } from '../../formats/answer-shape';

/** EN English, CN Chinese, ML several languages. */
export type CorpusLanguage = 'EN' | 'CN' | 'ML';

/** What its licence, as stated, allows. */
export type LicenceGroup = 'commercial' | 'research' | 'not-stated';

export interface KnownCorpus {
  readonly name: string;
  readonly domain: string;
  /** As the source or a list of corpora states it, in examples unless it says otherwise. */
  readonly size?: string;
  readonly language: CorpusLanguage;
  readonly tasks: readonly AnswerTask[];
  readonly source: string;
  /** As stated, else `not stated`: no statement was found, which is no permission. */
  readonly licence: string;
  readonly group: LicenceGroup;
  /** What its use is bound to. */
  readonly terms: string;
  /** The id of a format of the registry; absent where none reads its files as they are. */
  readonly format?: string;
  readonly obtained: string;
  /** What lines of a dataset call it, beside its name. */
  readonly aliases?: readonly string[];
}

export type Terms = Pick<KnownCorpus, 'licence' | 'group' | 'terms' | 'obtained'>;

export const NOT_STATED = 'not stated';

export const UNSTATED: Terms = {
  licence: NOT_STATED,
  group: 'not-stated',
  terms: 'ask the source before use',
  obtained: 'download from the source',
};

/** A licence that allows commercial use. */
export function allowing(licence: string, terms: string): Terms {
  return { licence, group: 'commercial', terms, obtained: 'download from the source' };
}

type More = Partial<Pick<KnownCorpus, 'size' | 'format' | 'aliases' | 'terms' | 'licence'>>;

/** Name, domain, tasks with blanks between, source, and what else is known. */
export type KnownRow = readonly [string, string, string, string, More?];

export function known(
  language: CorpusLanguage,
  terms: Terms,
  rows: readonly KnownRow[],
): readonly KnownCorpus[] {
  return rows.map(([name, domain, tasks, source, more = {}]) => ({
    ...{ name, domain, language, source, ...terms, ...more },
    tasks: tasks.split(' ') as AnswerTask[],
  }));
}
