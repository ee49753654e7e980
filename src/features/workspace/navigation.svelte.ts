/** Where the eye is led: which results are open, which half of the page a phone shows, what to scroll to. */
import type { Extraction, Mention } from '../../core/extraction';
import { findPreset, type PresetTask } from '../../presets/presets';
import type { Mark } from './marks';
import { recall } from './remembered';

export type Tab = 'entities' | 'relations' | 'events';
export type Pane = 'text' | 'results';
/** How the document is seen. */
export type View = 'text' | 'table' | 'graph' | 'timeline' | 'documents';

export const VIEWS: readonly View[] = ['text', 'table', 'graph', 'timeline', 'documents'];

const TAB_OF_TASK: Readonly<Record<PresetTask, Tab>> = {
  all: 'entities',
  ner: 'entities',
  re: 'relations',
  ee: 'events',
};

/** A new object each time, so that asking for the same mention again flashes it again. */
export interface Target {
  readonly start: number;
  readonly end: number;
}

interface Offer {
  /** Of mentions. */
  readonly ids: ReadonlySet<string>;
  readonly choose: (mark: Mark) => void;
}

/** Places of a search; `at` is the index of the one at hand, or -1. */
interface Found {
  readonly hits: readonly Target[];
  readonly at: number;
}

/** A piece of a text as it was; of another text it says nothing. */
export interface TextRange extends Target {
  readonly text: string;
}

function isInRelation(mentions: readonly Mention[], { relations }: Extraction): boolean {
  const ids = new Set(mentions.map(({ id }) => id));
  return relations.some(({ head, tail }) => ids.has(head) || ids.has(tail));
}

export class Navigation {
  #pointed: TextRange = { start: 0, end: 0, text: '' };
  tab = $state.raw<Tab>('entities');
  pane = $state.raw<Pane>('text');
  view = $state.raw<View>('text');
  target = $state.raw<Target | undefined>(undefined);
  /** What is selected in the text, in code units; undefined where that is nothing. */
  range = $state.raw<TextRange | undefined>(undefined);
  /** Finds are reviewed one by one in the place of the lists. */
  reviews = $state.raw(false);
  /** The mention under the pointer, once it rests there. */
  hovered = $state.raw<string | undefined>(undefined);
  /** The search in the text is open; a new object each time it is asked for. */
  finding = $state.raw<object | undefined>(undefined);
  /** What it found, and which of it is at hand. */
  hits = $state.raw<Found | undefined>(undefined);
  /** Marks that can be chosen in the text, and what a click on any mark does meanwhile. */
  offer = $state.raw<Offer | undefined>(undefined);
  /** The document is being made ready for paper. */
  printing = $state(false);
  /** The list of keys is open. */
  helping = $state(false);
  /** What is open beside the documents: datasets are made, or finds are scored. */
  tool = $state.raw<'workshop' | 'evaluation' | undefined>();
  /** The first steps are shown. */
  touring = $state(recall('toured') === undefined);
  /** Where the caret stands in the text. */
  caret = $state.raw(0);

  /** Opens the search, or leads to it again. */
  find(): void {
    this.pane = 'text';
    this.view = 'text';
    this.finding = {};
  }

  /** The results that a preset is about. */
  openFor(presetId: string): void {
    this.tab = TAB_OF_TASK[findPreset(presetId)?.task ?? 'all'];
  }

  /** Where the text's own selection is now: the same again (a key that was let go) changes nothing. */
  point(start: number, end: number, text: string): void {
    const { start: from, end: to, text: before } = this.#pointed;
    if (from === start && to === end && before === text) return;
    this.#pointed = { start, end, text };
    this.caret = end;
    this.range = start < end ? this.#pointed : undefined;
  }

  /** Scrolls the text to a span and flashes it. */
  lead({ start, end }: Target): void {
    this.view = 'text';
    this.pane = 'text';
    this.range = undefined;
    this.target = { start, end };
  }

  /** Opens the results that hold what was clicked in the text; relations stay open if one has it. */
  follow({ kind, mentions }: Mark, shown: Extraction): void {
    if (kind !== 'entity') this.tab = 'events';
    else if (this.tab === 'events' || !isInRelation(mentions, shown)) this.tab = 'entities';
  }
}
