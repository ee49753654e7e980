/** One find after another: accepted, rejected or skipped; each decision is one step of undo. */
import type { Pen } from '../../core/decisions';
import { dependents } from '../../core/extraction-dependents';
import { toggled } from '../../core/hide-types';
import { decide } from '../workspace/decide';
import { indexMarks } from '../workspace/marks';
import type { Navigation } from '../workspace/navigation.svelte';
import type { Preferences } from '../workspace/preferences.svelte';
import type { Workspace } from '../workspace/workspace.svelte';
import { alike, countDecided, openFinds, type Find, type Order } from './queue';

/** Below this a find is doubtful. */
const DOUBTFUL = 0.7;

export class Review {
  order = $state.raw<Order>('doubt');
  /** Also what is below the threshold of the page. */
  all = $state(false);
  readonly finds = $derived.by(() => {
    const { found, shown, hidden, schema, hues, marks, document } = this.#workspace;
    const extraction = this.all ? found.extraction : shown;
    // Types that are out of sight are reviewed all the same.
    const index = this.all || hidden.size > 0 ? indexMarks(extraction, schema, hues) : marks;
    return openFinds({ extraction, marks: index.marks, items: document.items }, this.order);
  });
  /** The newest decision where it was undone; else the one that was gone to; else the first that was not skipped. */
  readonly current = $derived.by((): Find | undefined => {
    const open = new Map(this.finds.map((find) => [find.key, find]));
    const undone = open.get(this.#decided.at(-1) ?? '');
    const at = open.get(this.#at ?? '');
    const next = this.finds.find(({ key }) => !this.#skipped.has(key));
    return undone ?? at ?? next ?? this.finds[0];
  });
  /** What the person says of the current find; kept once it is accepted. */
  readonly attributes = $derived.by((): ReadonlySet<string> => {
    const { key, names } = this.#said;
    return key === this.current?.key ? names : new Set();
  });
  readonly decided = $derived.by(() =>
    countDecided(this.#workspace.document.items, this.#workspace.schema),
  );
  readonly total = $derived.by(() => this.decided + this.finds.length);
  readonly doubtful = $derived.by(
    () => this.finds.filter(({ score }) => score !== undefined && score < DOUBTFUL).length,
  );
  /** What falls with the current find where it is rejected. */
  readonly falling = $derived.by(() => {
    const { current } = this;
    if (current?.kind !== 'mention') return 0;
    return dependents(this.#workspace.found.extraction, current.mark.mentions);
  });
  readonly #workspace: Workspace;
  readonly #navigation: Navigation;
  readonly #preferences: Preferences;
  #at = $state.raw<string | undefined>(undefined);
  /** Keys, in the order of the decisions. */
  #decided = $state.raw<readonly string[]>([]);
  #said = $state.raw<{ key: string | undefined; names: ReadonlySet<string> }>({
    key: undefined,
    names: new Set(),
  });
  #skipped = $state.raw<ReadonlySet<string>>(new Set());

  constructor(workspace: Workspace, navigation: Navigation, preferences: Preferences) {
    this.#workspace = workspace;
    this.#navigation = navigation;
    this.#preferences = preferences;
  }

  accept(): void {
    this.#judge((pen, find) => {
      acceptFind(pen, find, [...this.attributes]);
    });
  }

  /** Links of a rejected mention are no longer shown. */
  reject(): void {
    this.#judge((pen, find) => {
      rejectFind(pen, find);
    });
  }

  /** Said of the current find once it is accepted. */
  toggleAttribute(name: string): void {
    this.#said = { key: this.current?.key, names: toggled(this.attributes, name) };
  }

  /** Left for later: it comes again when nothing else is left. */
  skip(): void {
    const { current } = this;
    if (current === undefined) return;
    const at = this.finds.indexOf(current);
    this.#skipped = new Set([...this.#skipped, current.key]);
    this.#decided = [];
    const rest = [...this.finds.slice(at + 1), ...this.finds.slice(0, at)];
    this.#at = rest.find(({ key }) => !this.#skipped.has(key))?.key ?? rest[0]?.key;
  }

  /** The find before the current one, which may have been skipped. */
  back(): void {
    const { current } = this;
    if (current === undefined) return;
    this.#decided = [];
    this.#at = this.finds[this.finds.indexOf(current) - 1]?.key ?? current.key;
  }

  /** Shows the current find in the text and selects it, without leaving the review. */
  show(): void {
    const { current } = this;
    const [first] = current?.spans ?? [];
    if (current === undefined || first === undefined) return;
    this.#workspace.select(current.selection);
    this.#navigation.range = undefined;
    this.#navigation.target = { start: first.start, end: first.end };
  }

  /** Those like the current find on one side of a score. */
  like(side: 'below' | 'above', score: number): readonly Find[] {
    const { current } = this;
    return current === undefined ? [] : alike(this.finds, current, side, score);
  }

  /** Single decisions in one step: rejects those below the score, or accepts those above it. */
  judgeLike(side: 'below' | 'above', score: number): void {
    const finds = this.like(side, score);
    this.#decide((pen) => {
      for (const find of finds) {
        if (side === 'below') rejectFind(pen, find);
        else acceptFind(pen, find);
      }
    });
  }

  markDone(done: boolean): void {
    this.#workspace.markDone(done);
  }

  #judge(act: (pen: Pen, find: Find) => void): void {
    const { current } = this;
    if (current === undefined) return;
    const at = this.finds.indexOf(current);
    const next = this.finds[at + 1]?.key;
    this.#decide((pen) => {
      act(pen, current);
    });
    this.#decided = [...this.#decided, current.key];
    // In the order of the text a person goes on from here; by doubt the most doubtful is next.
    this.#at = this.order === 'text' ? next : undefined;
  }

  #decide(act: (pen: Pen) => void): void {
    decide(this.#workspace, this.#preferences.name, act);
  }
}

function acceptFind(pen: Pen, find: Find, attributes: readonly string[] = []): void {
  switch (find.kind) {
    case 'mention':
      for (const { id } of find.mark.mentions) {
        if (attributes.length > 0) pen.setAttributes(id, attributes);
        else pen.acceptMention(id);
      }
      break;
    case 'relation':
      pen.acceptRelation(find.relation);
      break;
    case 'event':
      pen.acceptEvent(find.event);
      break;
    case 'argument':
      pen.acceptArgument(find.event, find.argument);
  }
}

function rejectFind(pen: Pen, find: Find): void {
  switch (find.kind) {
    case 'mention':
      for (const { id } of find.mark.mentions) pen.rejectMention(id);
      break;
    case 'relation':
      pen.rejectRelation(find.relation);
      break;
    case 'event':
      pen.rejectEvent(find.event);
      break;
    case 'argument':
      pen.rejectArgument(find.event, find.argument);
  }
}
