/** A search in the open text: what is looked for, where it is, and which place is at hand. */
import type { Navigation } from '../workspace/navigation.svelte';
import type { Workspace } from '../workspace/workspace.svelte';
import {
  findByInitials,
  findInText,
  joinHits,
  mayBeInitials,
  type Hit,
  type Initials,
} from './find';

export class Finder {
  query = $state('');
  /** Index of the place at hand; -1 before the first step. */
  at = $state.raw(-1);
  #initials = $state.raw<Initials | undefined>(undefined);
  readonly #workspace: Workspace;
  readonly #navigation: Navigation;

  readonly inText = $derived.by(() => findInText(this.#workspace.text, this.query));
  /** Places of names with these initials that the letters themselves do not find. */
  readonly byName = $derived.by((): readonly Hit[] => {
    if (this.#initials === undefined || !mayBeInitials(this.query)) return [];
    return joinHits(
      findByInitials(this.#workspace.found.extraction.mentions, this.query, this.#initials),
    );
  });
  readonly hits = $derived(joinHits([...this.inText.hits, ...this.byName]));

  constructor(workspace: Workspace, navigation: Navigation) {
    this.#workspace = workspace;
    this.#navigation = navigation;
  }

  /** Readings are a large table: they come when letters are typed that may be initials. */
  async readInitials(fetch: () => Promise<Initials>): Promise<void> {
    if (this.#initials !== undefined || !mayBeInitials(this.query)) return;
    this.#initials = await fetch();
  }

  ask(query: string): void {
    this.query = query;
    this.at = -1;
  }

  /** To the next place, or the one before; around at the ends. From the caret at first. */
  step(by: 1 | -1): void {
    const { hits } = this;
    if (hits.length === 0) return;
    if (this.at === -1) {
      const next = hits.findIndex(({ start }) => start >= this.#navigation.caret);
      this.at = by === 1 ? Math.max(0, next) : (next === -1 ? hits.length : next) - 1;
      if (this.at === -1) this.at = hits.length - 1;
    } else this.at = (this.at + by + hits.length) % hits.length;
    const hit = hits[this.at];
    if (hit !== undefined) this.#navigation.target = { ...hit };
  }
}
