/** Numbers as a person reads them. */

export function formatCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** Megabytes of a million bytes, one decimal, as download sizes are usually given. */
export function formatBytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A probability in [0, 1] as whole percent. */
export function formatPercent(score: number): string {
  return `${Math.round(score * 100)}%`;
}
