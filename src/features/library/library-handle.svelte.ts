/** The library, from a moment after the first screen on: its code is not part of what every visit waits for. */
import type { Workspace } from '../workspace/workspace.svelte';
import type { Library } from './library.svelte';

export class LibraryHandle {
  opened = $state.raw<Library | undefined>(undefined);
  /** Its code could not be fetched: nothing is kept. */
  failed = $state.raw(false);
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Brings the stored document back and keeps what is done from then on. Safe to call again after a failure. */
  async open(): Promise<void> {
    const code = await import('./library.svelte').catch(() => undefined);
    this.failed = code === undefined;
    if (code === undefined || this.opened !== undefined) return;
    const library = new code.Library(this.#workspace);
    await library.begin();
    this.opened = library;
  }
}
