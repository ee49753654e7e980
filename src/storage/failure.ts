/** Why storage did not do what was asked, as data. */

/** `unavailable`: no IndexedDB here (private window, blocked by the person or a policy). */
export type StorageFailureCode = 'unavailable' | 'quota-exceeded' | 'failed';

export interface StorageFailure {
  readonly code: StorageFailureCode;
  /** For a log, in English. */
  readonly detail: string;
}

/** Browsers refuse to open a database with any of these. */
const REFUSED_TO_OPEN = new Set(['InvalidStateError', 'SecurityError', 'UnknownError']);

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

function describeError(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** What an error of an open database means. */
export function classifyFailure(error: unknown): StorageFailure {
  const full = nameOf(error) === 'QuotaExceededError';
  return { code: full ? 'quota-exceeded' : 'failed', detail: describeError(error) };
}

/** What an error means that came while the database was being opened. */
export function classifyOpenFailure(error: unknown): StorageFailure {
  if (!REFUSED_TO_OPEN.has(nameOf(error))) return classifyFailure(error);
  return { code: 'unavailable', detail: describeError(error) };
}

/** The connection is gone (the browser closed it), so that a new one may do better. */
export function isConnectionLost(error: unknown): boolean {
  return nameOf(error) === 'InvalidStateError';
}
