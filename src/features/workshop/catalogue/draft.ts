/** A row of the catalogue while a person types it: every field is text. */
import type {
  CorpusLanguage,
  KnownCorpus,
  LicenceGroup,
} from '../../../corpus/catalogue/known-corpus';
import { UNSTATED } from '../../../corpus/catalogue/known-corpus';

export const TASKS = ['NER', 'RE', 'EE'] as const;

export interface Draft {
  name: string;
  domain: string;
  size: string;
  language: CorpusLanguage;
  tasks: Record<(typeof TASKS)[number], boolean>;
  source: string;
  licence: string;
  group: LicenceGroup;
  terms: string;
  format: string;
  obtained: string;
  aliases: string;
}

const EMPTY: Omit<Draft, 'tasks' | 'aliases'> = {
  ...{ name: '', domain: '', size: '', language: 'CN', source: '', licence: '' },
  ...{ group: 'not-stated', terms: '', format: '', obtained: '' },
};

export function draftOf(row: KnownCorpus | undefined): Draft {
  const has = (task: (typeof TASKS)[number]): boolean => row?.tasks.includes(task) === true;
  return {
    ...EMPTY,
    ...row,
    tasks: { NER: has('NER'), RE: has('RE'), EE: has('EE') },
    aliases: row?.aliases?.join(', ') ?? '',
  };
}

/** What is left empty of licence, terms and how to get it is said as where nothing is stated. */
export function rowOf(draft: Draft): KnownCorpus {
  const text = (key: 'name' | 'domain' | 'source' | 'size' | 'format'): string => draft[key].trim();
  const stated = (key: 'licence' | 'terms' | 'obtained'): string =>
    draft[key].trim() === '' ? UNSTATED[key] : draft[key].trim();
  const aliases = draft.aliases
    .split(/[,，、]/u)
    .map((alias) => alias.trim())
    .filter((alias) => alias !== '');
  return {
    ...{ name: text('name'), domain: text('domain'), language: draft.language },
    ...(text('size') === '' ? {} : { size: text('size') }),
    tasks: TASKS.filter((task) => draft.tasks[task]),
    ...{ source: text('source'), licence: stated('licence'), group: draft.group },
    ...{ terms: stated('terms'), obtained: stated('obtained') },
    ...(text('format') === '' ? {} : { format: text('format') }),
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}
