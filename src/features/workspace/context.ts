/** What every component of the page may use, and the words of the chosen language. */
import { createContext } from 'svelte';
import type { ExtractorClient } from '../../engine/client/client';
import type { ModelRef } from '../../engine/contract/model-ref';
import type { Translation } from '../../i18n/translation';
import { provideWords, type Words } from '../../i18n/words.svelte';
import type { Model } from './model.svelte';
import type { Navigation } from './navigation.svelte';
import type { Offline } from './offline.svelte';
import type { Preferences } from './preferences.svelte';
import type { Workspace } from './workspace.svelte';

export interface PageState {
  readonly words: Words;
  readonly workspace: Workspace;
  readonly model: Model;
  readonly navigation: Navigation;
  readonly offline: Offline;
  readonly preferences: Preferences;
}

export interface PageActions {
  /** A client with a worker of its own, for reading in the background. */
  readonly newClient: () => ExtractorClient;
  /** What reads the text at hand, for questions besides. */
  readonly client: Pick<ExtractorClient, 'live'>;
  /**
   * A large model by its id, a remote one besides by its reference, or the built-in one, another one by its
   * reference; what was found stays until there is a new result.
   */
  readonly useModel: (large: string | undefined, ref?: ModelRef) => Promise<void>;
}

export interface Page extends PageState, PageActions {
  /** Reactive: read it where it is shown. */
  readonly t: Translation;
}

const [usePage, setPage] = createContext<Page>();
export { usePage };

export function providePage(state: PageState, actions: PageActions): Page {
  provideWords(state.words);
  return setPage({
    ...state,
    ...actions,
    get t() {
      return state.words.t;
    },
  });
}
