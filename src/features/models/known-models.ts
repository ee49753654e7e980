/** What is known of large models, by id; never changed in place. */
import type { DownloadState, KnownLlm } from '../../engine/contract/download';

export type ById<T> = ReadonlyMap<string, T>;

/** What is not in it is absent. */
export type States = ById<KnownLlm>;

export const NOTHING: ById<never> = new Map<string, never>();

export function withEntry<T>(entries: ById<T>, id: string, entry: T): ById<T> {
  return new Map([...entries, [id, entry]]);
}

export function withoutEntry<T>(entries: ById<T>, id: string): ById<T> {
  return new Map([...entries].filter(([other]) => other !== id));
}

/** Whether what is listed says more than that a download has failed. */
function isNews(listed: DownloadState | undefined): boolean {
  return listed?.phase === 'present' || listed?.phase === 'elsewhere';
}

/**
 * What the store lists, except that this page knows better what it is busy with, and that a failure
 * stays until it is retried or given up.
 */
export function mergeListed(
  states: States,
  listed: readonly KnownLlm[],
  busy: readonly string[],
): States {
  const found = new Map(listed.map((model) => [model.spec.id, model] as const));
  const kept = [...states].filter(
    ([id, { state }]) =>
      busy.includes(id) || (state.phase === 'failed' && !isNews(found.get(id)?.state)),
  );
  return new Map([...found, ...kept]);
}
