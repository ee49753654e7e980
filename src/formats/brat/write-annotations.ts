/** The `.ann` file of one document. */
import type { DecidedItem } from '../../core/decided';
import type { EventMention, Mention } from '../../core/extraction';
import type { ExportView } from '../export-view';
import type { BratTypes } from './configuration';
import { BratOffsets } from './line-breaks';
import { numberedRoles, plainRole } from './roles';

export const BRAT_WRITE_LOSSES = [
  'line-break-at-edge',
  'end-moved',
  'no-end',
  'inside-character',
  'name-changed',
  'role-changed',
  'note-line-break',
] as const;

interface Span {
  readonly start: number;
  readonly end: number;
}

export class AnnotationWriter {
  readonly #view: ExportView;
  readonly #types: BratTypes;
  readonly #offsets: BratOffsets;
  readonly #lines: string[] = [];
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  /** Mentions written without a line break at their edge. */
  readonly #moved = new Set<string>();

  constructor(view: ExportView, types: BratTypes) {
    this.#view = view;
    this.#types = types;
    this.#offsets = new BratOffsets(view.text);
  }

  write(): string {
    const { mentions, relations, events } = this.#view.extraction;
    for (const mention of mentions) this.#mention(mention);
    for (const event of events) this.#event(event);
    for (const { id, type, head, tail } of relations) {
      const from = this.#names.get(head);
      const to = this.#names.get(tail);
      if (from === undefined || to === undefined) this.#view.loseAll('no-end', 1);
      else {
        this.#loseMoved(head, tail);
        this.#relation(id, type, from, to);
      }
    }
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  #mention(mention: Mention): void {
    const { id, type } = mention;
    const item = this.#view.document.items.get(id);
    const { text } = this.#view;
    const pieces = this.#piecesOf(mention, item).flatMap((piece) => splitAtBreaks(piece, text));
    const edges = pieces[0]?.start === mention.start && pieces.at(-1)?.end === mention.end;
    if (!edges) {
      const detail =
        'brat has no mention that begins or ends with a line break: the break is left out';
      this.#view.lose('line-break-at-edge', detail);
      this.#moved.add(id);
      if (pieces.length === 0) return;
    }
    const ranges = pieces.map(({ start, end }) =>
      [start, end].map((at) => this.#offsets.fromUnits(at)),
    );
    if (ranges.flat().includes(undefined)) {
      this.#view.loseAll('inside-character', 1);
      return;
    }
    const quote = pieces.map(({ start, end }) => text.slice(start, end)).join(' ');
    const name = this.#next('T');
    this.#names.set(id, name);
    const written = this.#name(type);
    this.#types.entities.add(written);
    const places = ranges.map((range) => range.join(' ')).join(';');
    this.#lines.push(`${name}\t${written} ${places}\t${quote}`);
    this.#details(name, item);
  }

  #piecesOf(mention: Mention, item: DecidedItem | undefined): readonly Span[] {
    if (item?.kind !== 'mention' || item.pieces === undefined) return [mention];
    const pieces = item.pieces.filter(({ start, end }) => start < end);
    const { start, end } = mention;
    const covers = pieces[0]?.start === start && pieces.at(-1)?.end === end;
    return covers ? pieces : [mention];
  }

  #event(event: EventMention): void {
    const trigger = this.#names.get(event.trigger);
    const parts = event.arguments;
    if (trigger === undefined) {
      this.#view.loseAll('no-end', 1 + parts.length);
      return;
    }
    const kept = parts.flatMap(({ role, mention }) => {
      const name = this.#names.get(mention);
      return name === undefined ? [] : [{ role: this.#name(role), name }];
    });
    this.#view.loseAll('no-end', parts.length - kept.length);
    this.#loseMoved(event.trigger);
    for (const { mention } of parts) this.#loseMoved(event.trigger, mention);
    const roles = kept.map(({ role }) => role);
    const distinct = new Set(roles);
    const changed = roles.filter((role) => plainRole(role, distinct) !== role).length;
    this.#view.lose('role-changed', 'a role with a number is read as a repeated one', changed);
    const numbered = numberedRoles(roles);
    const filled = kept.map(({ name }, index) => ` ${numbered[index] ?? ''}:${name}`).join('');
    const type = this.#name(event.type);
    const own = this.#next('E');
    this.#lines.push(`${own}\t${type}:${trigger}${filled}`);
    this.#types.addEvent(type, roles);
    this.#details(
      own,
      event.id === undefined ? undefined : this.#view.document.items.get(event.id),
    );
  }

  #loseMoved(...ends: readonly string[]): void {
    if (!ends.some((end) => this.#moved.has(end))) return;
    this.#view.lose('end-moved', 'a link whose mention lost a line break at its edge');
  }

  #relation(id: string | undefined, type: string, head: string, tail: string): void {
    if (type === 'Equiv') {
      this.#lines.push(`*\tEquiv ${head} ${tail}`);
      return;
    }
    const written = this.#name(type);
    const own = this.#next('R');
    this.#types.relations.add(written);
    this.#lines.push(`${own}\t${written} Arg1:${head} Arg2:${tail}`);
    this.#details(own, id === undefined ? undefined : this.#view.document.items.get(id));
  }

  #details(name: string, item: DecidedItem | undefined): void {
    if (item?.note !== undefined && item.note !== '') {
      const note = item.note.replaceAll(/[\r\n\t]+/gu, ' ');
      if (note !== item.note) {
        this.#view.lose('note-line-break', 'line breaks in a remark became spaces');
      }
      this.#lines.push(`${this.#next('#')}\tAnnotatorNotes ${name}\t${note}`);
    }
    if (item?.kind === 'mention') this.#attributes(name, item.attributes ?? []);
  }

  #attributes(name: string, attributes: readonly string[]): void {
    for (const attribute of attributes) {
      const [label = '', ...value] = attribute.split('=');
      const written = this.#name(label);
      this.#types.attributes.add(written);
      const rest = value.length === 0 ? '' : ` ${this.#name(value.join('='))}`;
      this.#lines.push(`${this.#next('A')}\t${written} ${name}${rest}`);
    }
  }

  #next(kind: string): string {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return `${kind}${count}`;
  }

  /** A name in brat has no white space. */
  #name(name: string): string {
    const written = name === '' ? '_' : name.replaceAll(/\s/gu, '_');
    if (written !== name) this.#view.lose('name-changed', 'white space in a name became _');
    return written;
  }
}

function splitAtBreaks({ start, end }: Span, text: string): readonly Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    const isBreak = at < end && (text.charAt(at) === '\n' || text.charAt(at) === '\r');
    if (!isBreak && at < end) continue;
    if (from < at) parts.push({ start: from, end: at });
    from = at + 1;
  }
  return parts;
}
