/** Numbers as a person reads them. */

export function formatCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** Megabytes of a million bytes, one decimal, as download sizes are usually given; gigabytes with two. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1_000_000_000) return `${(bytes / 1_000_000_000).toFixed(2)} GB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A size that does not move: whole megabytes, gigabytes with one decimal. */
export function formatSize(bytes: number): string {
  if (bytes >= 1_000_000_000) return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
  return `${Math.max(1, Math.round(bytes / 1_000_000))} MB`;
}

/** A probability in [0, 1] as whole percent. */
export function formatPercent(score: number): string {
  return `${Math.round(score * 100)}%`;
}
