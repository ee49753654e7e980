/** What every part of the model panel may use, and its words in the chosen language. */
import { createContext } from 'svelte';
import { PANEL_TRANSLATIONS } from '../../i18n/panel-messages';
import type { PanelMessages } from '../../i18n/panel-zh';
import type { Models } from '../../state/models.svelte';
import type { Page } from '../context';

export interface Panel {
  readonly models: Models;
  /** Reactive: read it where it is shown. */
  readonly p: PanelMessages;
}

const [usePanel, setPanel] = createContext<Panel>();
export { usePanel };

export function providePanel(models: Models, page: Page): Panel {
  return setPanel({
    models,
    get p() {
      return PANEL_TRANSLATIONS[page.preferences.language];
    },
  });
}
