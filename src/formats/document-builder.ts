/** Collects the mentions, relations and events of one document and keeps every span true. */
import type {
  AnnotatedDocument,
  EventArgument,
  EventMention,
  Issue,
  IssueCode,
  Mention,
  Relation,
} from '../core/extraction';
import { utf16Offsets } from './code-points';

/** A half-open range in the units that the file counts in. */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
  /** The mention as the file quotes it, where it does. */
  readonly quote?: string;
  /** White space does not count when the quote is compared, and the quote may stop short. */
  readonly loose?: boolean;
}

export class DocumentBuilder {
  readonly text: string;
  readonly #units: readonly number[] | undefined;
  readonly #mentions = new Map<string, Mention>();
  readonly #relations = new Map<string, Relation>();
  readonly #events: EventMention[] = [];
  readonly #issues: Issue[] = [];

  constructor(text: string) {
    this.text = text;
    this.#units = utf16Offsets(text);
  }

  /**
   * Adds a mention whose offsets count code points (as Python does) or, where only that fits the
   * quote, UTF-16 code units. Returns its id, or undefined after noting an `ungrounded` issue.
   */
  addSource(type: string, span: SourceSpan): string | undefined {
    const pairs: readonly (readonly [number | undefined, number | undefined])[] = [
      [this.#toUnits(span.start), this.#toUnits(span.end)],
      [span.start, span.end],
    ];
    for (const [start, end] of pairs) {
      if (start === undefined || end === undefined || !this.#holds(start, end)) continue;
      if (agrees(this.text.slice(start, end), span)) return this.add(type, start, end);
    }
    this.note('ungrounded', `${type} ${span.quote ?? ''} at ${span.start}..${span.end}`);
    return undefined;
  }

  /** Adds a mention at UTF-16 offsets that are known to be inside the text; the same one only once. */
  add(type: string, start: number, end: number): string {
    const key = JSON.stringify([type, start, end]);
    const known = this.#mentions.get(key);
    if (known !== undefined) return known.id;
    const id = `m${this.#mentions.size}`;
    this.#mentions.set(key, { id, type, start, end, text: this.text.slice(start, end) });
    return id;
  }

  relate(type: string, head: string, tail: string): void {
    this.#relations.set(JSON.stringify([type, head, tail]), { type, head, tail });
  }

  addEvent(type: string, trigger: string, args: readonly EventArgument[]): void {
    const distinct = new Map(args.map((item) => [JSON.stringify([item.role, item.mention]), item]));
    this.#events.push({ type, trigger, arguments: [...distinct.values()] });
  }

  note(code: IssueCode, detail: string): void {
    this.#issues.push({ code, detail, start: 0, end: this.text.length });
  }

  build(id: string): AnnotatedDocument {
    return {
      id,
      text: this.text,
      extraction: {
        mentions: [...this.#mentions.values()],
        relations: [...this.#relations.values()],
        events: this.#events,
        issues: this.#issues,
      },
    };
  }

  #toUnits(offset: number): number | undefined {
    return this.#units === undefined ? offset : this.#units[offset];
  }

  #holds(start: number, end: number): boolean {
    return start >= 0 && start < end && end <= this.text.length;
  }
}

function agrees(found: string, { quote, loose = false }: SourceSpan): boolean {
  if (quote === undefined || found === quote) return true;
  const bare = quote.replaceAll(/\s/gu, '');
  return loose && bare !== '' && found.replaceAll(/\s/gu, '').startsWith(bare);
}
