/** One document as a section of the page: its text with marks, then its relations and events as lists. */
import { titleOf, type Document } from '../../core/document';
import type { EventMention, Mention, Relation } from '../../core/extraction';
import type { ExportView } from '../export-view';
import { provenanceOf } from '../provenance';
import { cleanName } from '../table/clean-name';
import { escapeHtml } from './escape';
import { nestMarks } from './nest-marks';
import type { PageTypes } from './page-types';
import type { PageWords } from './words';

interface Link {
  readonly mention: Mention;
  /** What leads to it: a relation's type, an argument's role. */
  readonly label?: string;
}

/** Adds the types to `types`. Ids are made of numbers: `d0m1` is the second mention of the first document. */
export class SectionWriter {
  readonly #view: ExportView;
  readonly #document: Document;
  readonly #number: number;
  readonly #types: PageTypes;
  readonly #words: PageWords;
  readonly #anchors = new Map<string, string>();

  constructor(view: ExportView, number: number, types: PageTypes, words: PageWords) {
    this.#view = view;
    this.#document = view.document;
    this.#number = number;
    this.#types = types;
    this.#words = words;
  }

  html(): string {
    const { extraction } = this.#view;
    extraction.mentions.forEach((mention, index) => {
      this.#anchors.set(mention.id, `d${this.#number}m${index}`);
    });
    const { mentions, relations, events } = extraction;
    const text = this.#text(mentions);
    const lists = [
      this.#list(
        this.#words.relations,
        relations.map((relation) => this.#relation(relation)),
      ),
      this.#list(
        this.#words.events,
        events.map((event) => this.#event(event)),
      ),
    ];
    const empty = mentions.length === 0 ? `<p class="quiet">${this.#words.empty}</p>` : '';
    return `<section class="sheet" id="d${this.#number}">
<header>${this.#title()}</header>
<div class="text" dir="auto">${text}</div><svg class="arcs" aria-hidden="true"></svg>${empty}${lists.join('')}
</section>
`;
  }

  #title(): string {
    const { source } = this.#document;
    const places = [
      source?.file,
      source?.page === undefined ? undefined : `${this.#words.page} ${source.page}`,
      source?.row === undefined ? undefined : `${this.#words.row} ${source.row}`,
    ].filter((place) => place !== undefined);
    const from = places.length === 0 ? '' : `<p class="quiet">${bdi(places.join(' · '))}</p>`;
    return `<h2>${bdi(titleOf(this.#document))}</h2>${from}`;
  }

  #text(mentions: readonly Mention[]): string {
    const { text } = this.#document;
    return nestMarks(mentions, text.length)
      .map((item) => {
        if (item.step === 'text') return escapeHtml(text.slice(item.start, item.end));
        return item.step === 'close' ? '</mark>' : this.#mark(item);
      })
      .join('');
  }

  #mark({ mention, first, last }: { mention: Mention; first: boolean; last: boolean }): string {
    const anchor = this.#anchors.get(mention.id) ?? '';
    const type = this.#typeOfMention(mention, first);
    const name = escapeHtml(mention.type);
    const label = last ? ` data-label="${name}"` : '';
    const begin = first
      ? ` id="${anchor}" aria-description="${name}" data-about="${this.#about(mention)}"`
      : ' class="rest"';
    return `<mark${begin} data-mention="${anchor}" data-type="${type}"${label}>`;
  }

  readonly #typeIndex = new Map<string, number>();

  #typeOfMention({ id, type }: Mention, first: boolean): number {
    if (first) this.#typeIndex.set(id, this.#types.add('entities', type));
    return this.#typeIndex.get(id) ?? 0;
  }

  #about(mention: Mention): string {
    const { state, origin, score } = provenanceOf(this.#document, mention);
    const parts = [
      this.#place(mention),
      ...(state === 'accepted' ? [this.#words.accepted] : []),
      ...(origin === '' ? [] : [origin === 'person' ? this.#words.person : origin]),
      ...(score === undefined ? [] : [percent(score)]),
    ];
    return escapeHtml(parts.join(' · '));
  }

  /** In the unit that the options ask for. */
  #place(mention: Mention): string {
    const { start, end } = this.#view.span(mention) ?? mention;
    return `${start}–${end}`;
  }

  #relation(relation: Relation): string {
    const head = this.#view.mention(relation.head);
    const tail = this.#view.mention(relation.tail);
    if (head === undefined || tail === undefined) return '';
    const type = this.#types.add('relations', relation.type);
    const links = [{ mention: head }, { mention: tail, label: relation.type }];
    return this.#item(type, links, relation.type, provenanceOf(this.#document, relation).score);
  }

  #event(event: EventMention): string {
    const trigger = this.#view.mention(event.trigger);
    if (trigger === undefined) return '';
    const type = this.#types.add('events', event.type);
    const links: Link[] = [{ mention: trigger }];
    for (const { role, mention: id } of event.arguments) {
      const mention = this.#view.mention(id);
      if (mention !== undefined) links.push({ mention, label: role });
    }
    const { score } = provenanceOf(this.#document, event);
    return this.#item(type, links, event.type, score, true);
  }

  #item(
    type: number,
    [first, ...others]: readonly Link[],
    name: string,
    score: number | undefined,
    isEvent = false,
  ): string {
    if (first === undefined) return '';
    const kind = isEvent ? `<b data-type="${type}">${bdi(name)}</b> ` : '';
    const rest = others.map(
      (link) => ` <span class="role">${bdi(link.label ?? '')}</span> ${this.#link(link)}`,
    );
    const sure = score === undefined ? '' : ` <small>${percent(score)}</small>`;
    return `<li data-type="${type}">${kind}${this.#link(first)}${rest.join('')}${sure}</li>`;
  }

  #link({ mention, label }: Link): string {
    const anchor = this.#anchors.get(mention.id) ?? '';
    const led = label === undefined ? '' : ` data-label="${escapeHtml(label)}"`;
    return `<a href="#${anchor}"${led}>${bdi(cleanName(mention.text) || '…')}</a>`;
  }

  #list(title: string, items: readonly string[]): string {
    const filled = items.filter((item) => item !== '');
    if (filled.length === 0) return '';
    return `<details open><summary>${title} <small>${filled.length}</small></summary><ul>${filled.join('')}</ul></details>`;
  }
}

function percent(score: number): string {
  return `${Math.round(score * 100)}%`;
}

function bdi(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}
