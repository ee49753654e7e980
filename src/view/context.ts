/** What every component of the page may use, and the words of the chosen language. */
import { createContext } from 'svelte';
import { TRANSLATIONS, type Translation } from '../i18n/messages';
import type { InstructionDrafts } from '../state/instruction-drafts.svelte';
import type { LargeModels } from '../state/large-models.svelte';
import type { Model } from '../state/model.svelte';
import type { Navigation } from '../state/navigation.svelte';
import type { Offline } from '../state/offline.svelte';
import type { Preferences } from '../state/preferences.svelte';
import type { Workspace } from '../state/workspace.svelte';

export interface PageState {
  readonly workspace: Workspace;
  readonly model: Model;
  readonly large: LargeModels;
  readonly instructions: InstructionDrafts;
  readonly navigation: Navigation;
  readonly offline: Offline;
  readonly preferences: Preferences;
}

export interface PageActions {
  /** A large model by its id, or the built-in one; what was found stays until there is a new result. */
  readonly useModel: (large: string | undefined) => Promise<void>;
}

export interface Page extends PageState, PageActions {
  /** Reactive: read it where it is shown. */
  readonly t: Translation;
}

const [usePage, setPage] = createContext<Page>();
export { usePage };

export function providePage(state: PageState, actions: PageActions): Page {
  return setPage({
    ...state,
    ...actions,
    get t() {
      return TRANSLATIONS[state.preferences.language];
    },
  });
}
