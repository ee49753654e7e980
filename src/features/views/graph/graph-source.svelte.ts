/** What a graph is about: the finds of the open document, or of many. */
import { shownOf } from '../../../core/document';
import { EMPTY_EXTRACTION, type Extraction, type Mention } from '../../../core/extraction';
import { filterByScore } from '../../../core/filter';
import { loadDocument } from '../../../storage/documents';
import type { ChosenDocuments } from '../../workspace/chosen-documents.svelte';
import { indexMarks, type MarkIndex } from '../../workspace/marks';
import type { Navigation } from '../../workspace/navigation.svelte';
import type { Workspace } from '../../workspace/workspace.svelte';
import { JoinedFinds } from './joined-finds';

export type Aliases = Readonly<Record<string, string>>;

export interface GraphSource {
  readonly extraction: Extraction;
  readonly marks: MarkIndex;
  /** Things that a person made one. */
  readonly aliases: Aliases;
  readonly setAliases: (aliases: Aliases) => void;
  /** A mention of it is the selection, where there is one selection. */
  readonly select: (mention: Mention) => void;
  /** To the text, at the mention. */
  readonly show: (mention: Mention) => void;
}

export class OpenDocument implements GraphSource {
  readonly #workspace: Workspace;
  readonly #navigation: Navigation;

  constructor(workspace: Workspace, navigation: Navigation) {
    this.#workspace = workspace;
    this.#navigation = navigation;
  }

  get extraction(): Extraction {
    return this.#workspace.visible;
  }

  get marks(): MarkIndex {
    return this.#workspace.marks;
  }

  get aliases(): Aliases {
    return this.#workspace.document.aliases ?? {};
  }

  setAliases(aliases: Aliases): void {
    this.#workspace.setFields({ aliases });
  }

  select({ id }: Mention): void {
    this.#workspace.select({ kind: 'mention', id });
  }

  show(mention: Mention): void {
    this.select(mention);
    this.#navigation.view = 'text';
    this.#navigation.pane = 'text';
    this.#navigation.target = { start: mention.start, end: mention.end };
  }
}

/** Finds as the page would show them. Names that are made one here are so until the view is left. */
export class ManyDocuments implements GraphSource {
  extraction = $state.raw<Extraction>(EMPTY_EXTRACTION);
  aliases = $state.raw<Aliases>({});
  /** How many were read; all of them once it is done. */
  read = $state.raw(0);
  readonly marks = $derived.by(() => {
    const { schema, hues } = this.#workspace;
    return indexMarks(this.extraction, schema, hues);
  });
  readonly #workspace: Workspace;
  readonly #chosen: ChosenDocuments;
  readonly #joined = new JoinedFinds();
  #stopped = false;

  constructor(workspace: Workspace, chosen: ChosenDocuments) {
    this.#workspace = workspace;
    this.#chosen = chosen;
    void this.#load();
  }

  get total(): number {
    return this.#chosen.ids.length;
  }

  setAliases(aliases: Aliases): void {
    this.aliases = aliases;
  }

  select(): void {
    // The selection is one of the open document.
  }

  show(mention: Mention): void {
    const place = this.#joined.placeOf(mention);
    if (place !== undefined) this.#chosen.open(place.document, place);
  }

  stop(): void {
    this.#stopped = true;
  }

  async #load(): Promise<void> {
    const { threshold, document: open } = this.#workspace;
    const aliases: Record<string, string> = {};
    for (const id of this.#chosen.ids) {
      const loaded = id === open.id ? undefined : await loadDocument(id);
      if (this.#stopped) return;
      const document = id === open.id ? open : loaded?.ok ? loaded.value?.document : undefined;
      this.read += 1;
      if (document === undefined) continue;
      Object.assign(aliases, document.aliases);
      const extraction = filterByScore(shownOf(document).extraction, threshold);
      this.#joined.add(id, document.text, extraction);
    }
    this.aliases = aliases;
    this.extraction = this.#joined.extraction();
  }
}
