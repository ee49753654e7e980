/** What is wrong with a row of a person's own, beyond the kinds of its values. */
import { NOT_STATED, type KnownCorpus } from './known-corpus';

export type RowFault = 'no-name' | 'no-task' | 'same-name' | 'no-licence';

export const ROW_WORDS: Readonly<Record<RowFault, { readonly zh: string; readonly en: string }>> = {
  'no-name': { zh: '没有名称。请写上。', en: 'There is no name. Give one.' },
  'no-task': { zh: '没有任务。至少选一个。', en: 'There is no task. Choose one at least.' },
  'same-name': {
    zh: '自己的行里已有这个名称。换一个名称，或去改那一行。',
    en: 'Another row of your own has this name. Choose another name, or edit that row.',
  },
  'no-licence': {
    zh: '没有写明许可，不能标为可商用。写上许可，或改选“未说明”。',
    en: 'No licence is stated, so that commercial use cannot be allowed. State the licence, or choose “not stated”.',
  },
};

/** `others`: the other rows of the same person; those of the project may be replaced. */
export function rowFault(row: KnownCorpus, others: readonly KnownCorpus[]): RowFault | undefined {
  const name = row.name.trim().toLowerCase();
  if (name === '') return 'no-name';
  if (row.tasks.length === 0) return 'no-task';
  if (others.some((other) => other.name.trim().toLowerCase() === name)) return 'same-name';
  const isStated = row.licence.trim() !== '' && row.licence !== NOT_STATED;
  return row.group === 'commercial' && !isStated ? 'no-licence' : undefined;
}
