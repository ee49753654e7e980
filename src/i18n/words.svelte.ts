/** The words of the page, reactive: components read `t` where they show it. */
import { createContext } from 'svelte';
import { loadTranslation, type Language, type Translation } from './translation';

export class Words {
  t: Translation;
  /** The language that was chosen last could not be fetched. */
  missing = $state.raw(false);
  #asked = 0;

  constructor(first: Translation) {
    this.t = $state.raw(first);
  }

  /** True once the page speaks it; the newest call wins. */
  async speak(language: Language): Promise<boolean> {
    this.#asked += 1;
    const asked = this.#asked;
    const loaded = await loadTranslation(language).catch(() => undefined);
    if (asked !== this.#asked) return false;
    this.missing = loaded === undefined;
    if (loaded !== undefined) this.t = loaded;
    return loaded !== undefined;
  }
}

const [useWords, provideWords] = createContext<Words>();
export { provideWords, useWords };
