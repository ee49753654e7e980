/** What the components about models share: the large models of this device, and what they are told. */
import { createContext } from 'svelte';
import type { InstructionDrafts } from './instructions/instruction-drafts.svelte';
import type { LargeModels } from './large-models.svelte';

export interface ModelsContext {
  readonly large: LargeModels;
  readonly instructions: InstructionDrafts;
  /** The address of the script of the worker that asks a server. */
  readonly remoteScript: () => Promise<{ readonly default: string }>;
}

const [useModels, provideModels] = createContext<ModelsContext>();
export { provideModels, useModels };
