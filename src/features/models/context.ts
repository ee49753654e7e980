/** What the components about models share: the large models of this device, and what they are told. */
import { createContext } from 'svelte';
import type { InstructionDrafts } from './instructions/instruction-drafts.svelte';
import type { LargeModels } from './large-models.svelte';

export interface ModelsContext {
  readonly large: LargeModels;
  readonly instructions: InstructionDrafts;
}

const [useModels, provideModels] = createContext<ModelsContext>();
export { provideModels, useModels };
