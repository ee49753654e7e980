/** What every part of the model panel may use, and its words in the language that the page speaks. */
import { createContext } from 'svelte';
import type { Models } from '../models.svelte';
import type { PanelMessages } from './messages/zh';

export interface Panel {
  readonly models: Models;
  readonly p: PanelMessages;
}

const [usePanel, providePanel] = createContext<Panel>();
export { providePanel, usePanel };
