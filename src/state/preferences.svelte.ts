/** What this person prefers, kept between visits where the browser allows it. */

export type Theme = 'system' | 'light' | 'dark';
export type Language = 'zh' | 'en';

/** Other sites may share the origin. */
const PREFIX = 'chinchilla-';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** `localStorage` throws where storage is forbidden; a preference is then good for this visit only. */
function recall<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  try {
    const stored = localStorage.getItem(PREFIX + key);
    return allowed.find((value) => value === stored) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Forbidden or full: nothing to be done, nothing lost.
  }
}

export class Preferences {
  theme = $state.raw<Theme>(recall('theme', THEMES, 'system'));
  language = $state.raw<Language>(recall('language', LANGUAGES, 'zh'));

  /** System, light, dark, and round again. */
  nextTheme(): void {
    this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length] ?? 'system';
    remember('theme', this.theme);
  }

  toggleLanguage(): void {
    this.language = this.language === 'zh' ? 'en' : 'zh';
    remember('language', this.language);
  }
}
