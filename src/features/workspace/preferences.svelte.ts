/** What this person prefers, kept between visits where the browser allows it. */
import type { Language } from '../../i18n/translation';
import { recall, remember } from './remembered';
import { parseLargeStart, type LargeStart } from './start-rule';

export type Theme = 'system' | 'light' | 'dark';

/** How marks are drawn: with their type's name below, with it only under the pointer, or as colours. */
export type Density = 'labels' | 'hover' | 'colours';

export const DENSITIES: readonly Density[] = ['labels', 'hover', 'colours'];

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const LANGUAGES: readonly Language[] = ['zh', 'en'];

function recallOneOf<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  const stored = recall(key);
  return allowed.find((value) => value === stored) ?? otherwise;
}

export class Preferences {
  theme = $state.raw<Theme>(recallOneOf('theme', THEMES, 'system'));
  language = $state.raw<Language>(recallOneOf('language', LANGUAGES, 'zh'));
  density = $state.raw<Density>(recallOneOf('density', DENSITIES, 'labels'));
  /** When a large model starts to read a text that is being typed. */
  largeStart = $state.raw<LargeStart>(parseLargeStart(recall('large-start')));

  /** Under which this person's decisions are kept; may be empty. */
  name = $state.raw(recall('name') ?? '');

  setName(name: string): void {
    this.name = name;
    remember('name', name);
  }

  /** System, light, dark, and round again. */
  nextTheme(): void {
    this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length] ?? 'system';
    remember('theme', this.theme);
  }

  setDensity(density: Density): void {
    this.density = density;
    remember('density', density);
  }

  setLargeStart(start: LargeStart): void {
    this.largeStart = start;
    remember('large-start', String(start));
  }

  get otherLanguage(): Language {
    return this.language === 'zh' ? 'en' : 'zh';
  }

  /** The page speaks it already. */
  setLanguage(language: Language): void {
    this.language = language;
    remember('language', language);
  }
}
