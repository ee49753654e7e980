/** Small things kept between visits where the browser allows it. */

/** Other sites may share the origin. */
const PREFIX = 'chinchilla-';

/** `localStorage` throws where storage is forbidden; what is remembered is then good for this visit only. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Forbidden or full: nothing to be done, nothing lost.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Forbidden: then nothing was kept either.
  }
}
