/** Corrections of what is selected; each is one step of undo, and what it makes is selected next. */
import type { Pen } from '../../core/decisions';
import type { SpanOffsets } from '../../core/edit';
import type { EventMention, Mention, Relation } from '../../core/extraction';
import { tidyEdges } from '../../core/mention-edges';
import { decide } from '../workspace/decide';
import type { Mark } from '../workspace/marks';
import type { Navigation } from '../workspace/navigation.svelte';
import type { Preferences } from '../workspace/preferences.svelte';
import { eventKey, NO_SELECTION, relationKey } from '../workspace/selection';
import type { Workspace } from '../workspace/workspace.svelte';
import { moveEdge, type Edge, type Unit } from './edges';
import { freeOccurrences, occurrencesOf } from '../../core/occurrences';
import type { Link } from './partners';
import { isAccepted, recentTypes, subjectOf } from './subject';

/** What of the bar is open. `role` is that of an event. */
export type Choice =
  | { readonly kind: 'none' }
  | { readonly kind: 'type' }
  | { readonly kind: 'trigger' }
  | { readonly kind: 'link' }
  | { readonly kind: 'relation-type' }
  | { readonly kind: 'role'; readonly role: string };

/** Code units between two mentions that can be joined. */
const JOIN_REACH = 4;

const NO_CHOICE: Choice = { kind: 'none' };

export class Correcting {
  choice = $state.raw<Choice>(NO_CHOICE);
  readonly subject = $derived.by(() => {
    const { selection, found, shown, marks, text } = this.#workspace;
    const { range } = this.#navigation;
    // Of another text, or of one after a step back, it is no piece any more.
    const { start, end, text: of } = range ?? { start: 0, end: 0, text: '' };
    const span = start < end && of === text ? { start, end } : undefined;
    return subjectOf(selection, span, { found: found.extraction, shown }, marks);
  });
  readonly accepted = $derived.by(() => {
    const { subject } = this;
    return subject !== undefined && isAccepted(this.#workspace.document.items, subject);
  });
  /** Places of the string of the mention that can be marked like it; the mention's own is one. */
  readonly places = $derived.by(() => {
    if (this.subject?.kind !== 'mention') return [];
    const { text, shown } = this.#workspace;
    const { mention } = this.subject;
    const all = occurrencesOf(text, mention.text);
    return freeOccurrences(all, shown.mentions, mention.type);
  });
  /** Mentions that are shown with the string and type of the one that is selected, which is one of them. */
  readonly marked = $derived.by(() => {
    if (this.subject?.kind !== 'mention') return [];
    const { type, text, id } = this.subject.mention;
    const { found, shown } = this.#workspace;
    const there = new Set(shown.mentions.map((one) => one.id)).add(id);
    return found.extraction.mentions.filter(
      (one) => one.type === type && one.text === text && there.has(one.id),
    );
  });
  /** What a person said of the mention that is selected. */
  readonly attributes = $derived.by((): ReadonlySet<string> => {
    if (this.subject?.kind !== 'mention') return new Set();
    const item = this.#workspace.document.items.get(this.subject.mention.id);
    return new Set(item?.kind === 'mention' ? item.attributes : []);
  });
  readonly recent = $derived.by(() => recentTypes(this.#workspace.document.items));
  readonly #workspace: Workspace;
  readonly #navigation: Navigation;
  readonly #preferences: Preferences;

  constructor(workspace: Workspace, navigation: Navigation, preferences: Preferences) {
    this.#workspace = workspace;
    this.#navigation = navigation;
    this.#preferences = preferences;
  }

  /** Opens a part of the bar, or closes it. */
  choose(choice: Choice = NO_CHOICE): void {
    this.choice = JSON.stringify(choice) === JSON.stringify(this.choice) ? NO_CHOICE : choice;
  }

  accept(): void {
    const { subject } = this;
    if (subject?.kind === 'mention') {
      this.#selectMention((pen) => {
        const ids = subject.all.map(({ id }) => pen.acceptMention(id));
        return ids[subject.all.indexOf(subject.mention)];
      });
    } else if (subject?.kind === 'relation') {
      this.#selectRelation((pen) => pen.acceptRelation(subject.relation));
    } else if (subject?.kind === 'event') {
      this.#selectEvent((pen) => {
        const id = pen.acceptEvent(subject.event);
        for (const argument of subject.event.arguments) pen.acceptArgument(subject.event, argument);
        return id;
      });
    }
  }

  /** What a mention takes part in goes with it. */
  reject(): void {
    const { subject } = this;
    if (subject === undefined || subject.kind === 'span') return;
    this.#decide((pen) => {
      if (subject.kind === 'mention') for (const { id } of subject.all) pen.rejectMention(id);
      else if (subject.kind === 'relation') pen.rejectRelation(subject.relation);
      else pen.rejectEvent(subject.event);
    });
    this.#workspace.select(NO_SELECTION);
  }

  /** Of a piece of text: marks it; of a mention: gives it another type. */
  giveType(type: string): void {
    const { subject } = this;
    if (subject?.kind === 'span') {
      const span = this.#tidy(subject.span);
      this.#selectMention((pen) => pen.addMention(type, span));
    } else if (subject?.kind === 'mention') {
      this.#selectMention((pen) => {
        const { id } = subject.mention;
        for (const other of subject.all) if (other.id !== id) pen.rejectMention(other.id);
        return pen.retypeMention(id, type);
      });
    }
  }

  /** Accepts the mention, under all its names, with the attribute or without it. */
  toggleAttribute(name: string): void {
    const { subject, attributes } = this;
    if (subject?.kind !== 'mention') return;
    const next = attributes.has(name)
      ? [...attributes].filter((one) => one !== name)
      : [...attributes, name];
    this.#selectMention((pen) => {
      const ids = subject.all.map(({ id }) => pen.setAttributes(id, next));
      return ids[subject.all.indexOf(subject.mention)];
    });
  }

  /** The mention, or the piece of text, becomes the trigger of an event of the type. */
  makeTrigger(type: string): void {
    const { subject } = this;
    if (subject?.kind !== 'span' && subject?.kind !== 'mention') return;
    this.#selectEvent((pen) => {
      const trigger =
        subject.kind === 'mention'
          ? subject.mention.id
          : pen.addMention(type, this.#tidy(subject.span));
      return pen.addEvent(type, trigger);
    });
  }

  /** False where the edge cannot go there. */
  moveEdge(edge: Edge, by: -1 | 1, unit: Unit): boolean {
    const { subject } = this;
    if (subject?.kind !== 'mention') return false;
    const span = moveEdge(this.#workspace.text, subject.mention, edge, by, unit);
    if (span === undefined) return false;
    this.#selectMention((pen) => {
      const ids = subject.all.map(({ id }) => pen.moveMention(id, span));
      return ids[subject.all.indexOf(subject.mention)];
    });
    return true;
  }

  /** Where the caret stands within the mention: links stay with the part before it. */
  split(at: number): void {
    const { subject } = this;
    if (subject?.kind !== 'mention') return;
    const { start, end } = subject.mention;
    if (at <= start || at >= end) return;
    const parts = [this.#tidy({ start, end: at }), this.#tidy({ start: at, end })] as const;
    this.#selectMention((pen) => {
      const ids = subject.all.map(({ id, type }) => {
        pen.addMention(type, parts[1]);
        return pen.moveMention(id, parts[0]);
      });
      return ids[subject.all.indexOf(subject.mention)];
    });
  }

  /** The mention of the same type close behind this one, with at most a few characters between. */
  get next(): Mention | undefined {
    const { subject } = this;
    if (subject?.kind !== 'mention') return undefined;
    const { mention } = subject;
    const { text, shown } = this.#workspace;
    const after = shown.mentions
      .filter(({ type, start }) => type === mention.type && start >= mention.end)
      .toSorted((a, b) => a.start - b.start)[0];
    const between = text.slice(mention.end, after?.start);
    const near = between.length <= JOIN_REACH && !/[\n。！？；]/u.test(between);
    return near ? after : undefined;
  }

  /** Both become one, with the links of both. */
  join(): void {
    const { subject, next } = this;
    if (subject?.kind !== 'mention' || next === undefined) return;
    const span = { start: subject.mention.start, end: next.end };
    this.#selectMention((pen) => {
      const joined = pen.moveMention(subject.mention.id, span);
      pen.moveMention(next.id, span);
      return joined;
    });
  }

  /** The same decision for every place of the string. */
  everywhere(verdict: 'accept' | 'reject'): void {
    const { subject, places } = this;
    if (subject?.kind !== 'mention') return;
    const { type, id } = subject.mention;
    if (verdict === 'accept') {
      this.#selectMention((pen) => {
        const ids = places.map((place) => pen.addMention(type, place));
        return ids[places.findIndex(({ start }) => start === subject.mention.start)] ?? id;
      });
      return;
    }
    const { marked } = this;
    this.#decide((pen) => {
      for (const one of marked) pen.rejectMention(one.id);
    });
    this.#workspace.select(NO_SELECTION);
  }

  /** Where one of the two is not marked under the type that the relation asks for, it is from now on. */
  link(partner: Mark, { type, forward, own, other }: Link): void {
    const { subject } = this;
    if (subject?.kind !== 'mention') return;
    const as = (pen: Pen, mentions: readonly Mention[], wanted: string): string => {
      const [first] = mentions;
      const same = mentions.find((mention) => mention.type === wanted);
      if (same !== undefined || first === undefined) return same?.id ?? '';
      return pen.addMention(wanted, { start: first.start, end: first.end });
    };
    this.#selectRelation((pen) => {
      const ends = [as(pen, subject.all, own), as(pen, partner.mentions, other)] as const;
      const [head, tail] = forward ? ends : [ends[1], ends[0]];
      return pen.addRelation(type, head, tail);
    });
  }

  turn(relation: Relation): void {
    this.#selectRelation((pen) => pen.turnRelation(relation));
  }

  retypeRelation(relation: Relation, type: string): void {
    this.#selectRelation((pen) => pen.retypeRelation(relation, type));
  }

  giveRole(event: EventMention, role: string, mention: string): void {
    this.#selectEvent((pen) => {
      const id = pen.acceptEvent(event);
      pen.addArgument(id, role, mention);
      return id;
    });
  }

  takeRole(event: EventMention, index: number): void {
    const argument = event.arguments[index];
    if (argument === undefined) return;
    this.#selectEvent((pen) => {
      pen.rejectArgument(event, argument);
      return pen.eventId(event);
    });
  }

  #tidy(span: SpanOffsets): SpanOffsets {
    return tidyEdges(this.#workspace.text, span) ?? span;
  }

  #decide<T>(act: (pen: Pen) => T): T | undefined {
    this.choice = NO_CHOICE;
    const result = decide(this.#workspace, this.#preferences.name, act);
    this.#navigation.range = undefined;
    return result;
  }

  #selectMention(act: (pen: Pen) => string | undefined): void {
    const id = this.#decide(act);
    if (id !== undefined) this.#workspace.select({ kind: 'mention', id });
  }

  #selectRelation(act: (pen: Pen) => string): void {
    const id = this.#decide(act);
    const relation = this.#workspace.found.extraction.relations.find((one) => one.id === id);
    if (relation === undefined) return;
    this.#workspace.select({ kind: 'relation', key: relationKey(relation) });
  }

  #selectEvent(act: (pen: Pen) => string): void {
    const id = this.#decide(act);
    const event = this.#workspace.found.extraction.events.find((one) => one.id === id);
    if (event !== undefined) this.#workspace.select({ kind: 'event', key: eventKey(event) });
  }
}
