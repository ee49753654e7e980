/** Templates that a person edited come back with the workshop; those of the project need no keeping. */
import { dropKept, keep, kept } from '../../../storage/kept';
import type { TemplateList } from './template-list.svelte';

const KEY = 'workshop-templates';

type List = Pick<TemplateList, 'load' | 'forgetDone' | 'text' | 'isProject'>;

/** What cannot be read any more is left, and the project's stay. */
export async function restoreTemplates(list: List): Promise<void> {
  const stored = await kept(KEY);
  if (stored.ok && typeof stored.value === 'string' && list.load(stored.value).ok) {
    list.forgetDone();
  }
}

export async function keepTemplates({
  text,
  isProject,
}: Pick<List, 'text' | 'isProject'>): Promise<void> {
  await (isProject ? dropKept([KEY]) : keep(KEY, text));
}
