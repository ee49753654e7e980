/** Documents without the names in them: chosen types become placeholders, the rest moves along. */
import type { DecidedItem } from '../../core/decided';
import { shownOf, type Document } from '../../core/document';
import type { SpanOffsets } from '../../core/edit';
import type { DocumentSource } from '../../core/source';
import { KnownStrings } from './known-strings';
import { markedSpans, type MarkedSpan } from './marked';
import { moveExtraction, moveItems, type Dropped } from './move-finds';
import { Placeholders, type KeyEntry } from './placeholders';
import { ReplacedText, type Replacement } from './replaced-text';
import { findSuspects, SUSPECT_LABELS, type SuspectCode } from './suspects';

export interface DeidentifyOptions {
  /** By type: what its placeholders begin with, such as `人名`. Other types are not replaced. */
  readonly labels: ReadonlyMap<string, string>;
  /** `all`: the same string is replaced also where nobody marked it, from two characters on. */
  readonly occurrences: 'marked' | 'all';
  /** What looks like one of these is replaced too where no chosen type covers it. */
  readonly patterns?: readonly SuspectCode[];
}

export interface Deidentified {
  readonly document: Document;
  /** Finds inside a replaced piece, and what referred to them. */
  readonly dropped: readonly Dropped[];
  /** Where the placeholders stand in the new text; sorted, apart from each other. */
  readonly placed: readonly SpanOffsets[];
}

/** First `learn` every document, then `apply` to each: the same thing has one placeholder in all. */
export class Deidentifier {
  readonly #options: DeidentifyOptions;
  readonly #placeholders: Placeholders;
  #known: KnownStrings | undefined;

  constructor(options: DeidentifyOptions) {
    this.#options = options;
    const { labels, patterns = [] } = options;
    const ofPatterns = patterns.map((code) => SUSPECT_LABELS[code]);
    this.#placeholders = new Placeholders([...labels.values(), ...ofPatterns]);
  }

  /** Throws after the first `apply`. */
  learn(document: Document): void {
    const { text } = document;
    this.#placeholders.avoid(text);
    for (const { start, end, label } of this.#spans(document)) {
      this.#placeholders.add(label, text.slice(start, end));
    }
  }

  /**
   * What is shown of the document, with the text replaced. Rejected finds, names of those who decided,
   * and notes of a run stay behind; id, title, file name and remarks have every known string replaced:
   * an id is often the name of a file, and becomes one again.
   */
  apply(document: Document): Deidentified {
    const { extraction } = shownOf(document);
    const replaced = new ReplacedText(document.text, this.#replacements(document));
    const moved = moveExtraction(extraction, replaced);
    // Aliases are keys made of names.
    const { predictions, source, aliases: _named, ...rest } = document;
    const known = this.#knownStrings();
    const items = moveItems(document, replaced, moved.kept, (item) => this.#cleaned(item));
    const result: Document = {
      ...rest,
      id: known.replaceIn(document.id),
      text: replaced.text,
      title: known.replaceIn(document.title),
      items,
      ...(source === undefined ? {} : { source: bareSource(source, known) }),
      ...(predictions === undefined
        ? {}
        : { predictions: { ...predictions, extraction: moved.extraction } }),
    };
    return { document: result, dropped: moved.dropped, placed: replaced.placed };
  }

  /** To be kept apart from the documents: with it they can be read again. */
  key(): readonly KeyEntry[] {
    return this.#placeholders.key();
  }

  /** Strings that were replaced somewhere, to look for what is left of them. */
  #knownStrings(): KnownStrings {
    this.#known ??= new KnownStrings(this.#placeholders.key());
    return this.#known;
  }

  /** Where a replaced string still stands, unmarked; always empty with `occurrences: 'all'`. */
  leftIn(text: string): ReturnType<KnownStrings['find']> {
    return this.#knownStrings().find(text);
  }

  /** Sorted, apart from each other. */
  #spans(document: Document): readonly MarkedSpan[] {
    const { labels, patterns = [] } = this.#options;
    const marked = markedSpans(shownOf(document).extraction.mentions, labels);
    if (patterns.length === 0) return marked;
    const chosen = new Set(patterns);
    const found = findSuspects(document.text, marked)
      .filter(({ code }) => chosen.has(code))
      .map(({ code, start, end }) => ({ start, end, label: SUSPECT_LABELS[code] }));
    return [...marked, ...found].sort((a, b) => a.start - b.start);
  }

  #replacements(document: Document): readonly Replacement[] {
    const { text } = document;
    const marked = this.#spans(document).map(({ start, end, label }) => {
      const placeholder = this.#placeholders.of(label, text.slice(start, end));
      if (placeholder === undefined) throw new Error('a document was not learned before');
      return { start, end, text: placeholder };
    });
    if (this.#options.occurrences === 'marked') return marked;
    const between: Replacement[] = [];
    let at = 0;
    for (const { start, end } of [...marked, { start: text.length, end: text.length }]) {
      for (const found of this.#knownStrings().find(text.slice(at, start))) {
        between.push({ start: at + found.start, end: at + found.end, text: found.placeholder });
      }
      at = end;
    }
    return [...marked, ...between].sort((a, b) => a.start - b.start);
  }

  #cleaned(item: DecidedItem): DecidedItem {
    const known = this.#knownStrings();
    const { origin, note } = item;
    return {
      ...item,
      decidedBy: '',
      origin:
        origin.by === 'import' ? { ...origin, source: known.replaceIn(origin.source) } : origin,
      ...(note === undefined ? {} : { note: known.replaceIn(note) }),
    };
  }
}

/** Cells, ids and names of parts may hold what was replaced; pages have moved. */
function bareSource(
  { file, page, row }: DocumentSource,
  known: { replaceIn(text: string): string },
): DocumentSource {
  return {
    file: known.replaceIn(file),
    ...(page === undefined ? {} : { page }),
    ...(row === undefined ? {} : { row }),
  };
}
