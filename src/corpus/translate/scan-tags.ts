/** Reads tags out of a translation, one after another; the first that stands wrongly ends it. */
import { err, ok, type Result } from '../../core/result';
import type { Refusal } from './refusal';
import type { Span } from './tags';

export interface Scanned {
  /** Without tags. */
  readonly text: string;
  readonly spans: ReadonlyMap<string, Span>;
  /** Name of the tag around each. */
  readonly parents: ReadonlyMap<string, string | undefined>;
}

/** Also as a model writes them: wide brackets, blanks, capital letters. */
const TAG = /[<＜〈]\s*([/／]?)\s*([A-Za-z]+)\s*[>＞〉]/gu;

interface Opened {
  readonly name: string;
  readonly start: number;
  readonly parent: string | undefined;
}

class Scan {
  text = '';
  readonly spans = new Map<string, Span>();
  readonly parents = new Map<string, string | undefined>();
  readonly #open: Opened[] = [];

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  open(name: string): Refusal | undefined {
    if (this.spans.has(name) || this.#isOpen(name)) return 'doubled';
    this.#open.push({ name, start: this.text.length, parent: this.#open.at(-1)?.name });
    return undefined;
  }

  close(name: string): Refusal | undefined {
    const top = this.#open.at(-1);
    if (top?.name !== name) {
      if (this.spans.has(name)) return 'doubled';
      return this.#isOpen(name) ? 'crossed' : 'lost';
    }
    this.#open.pop();
    this.spans.set(name, { start: top.start, end: this.text.length });
    this.parents.set(name, top.parent);
    return undefined;
  }

  #isOpen(name: string): boolean {
    return this.#open.some((other) => other.name === name);
  }
}

/** `source`: what looks like a tag and stands in it, too, is text. */
export function scanTags(
  translation: string,
  known: ReadonlySet<string>,
  source: string,
): Result<Scanned, Refusal> {
  const scan = new Scan();
  let at = 0;
  for (const match of translation.matchAll(TAG)) {
    const [whole, slash, given = ''] = match;
    const name = given.toLowerCase();
    if (!known.has(name)) {
      if (source.includes(whole)) continue;
      return err('renamed');
    }
    scan.text += translation.slice(at, match.index);
    at = match.index + whole.length;
    const fault = slash === '' ? scan.open(name) : scan.close(name);
    if (fault !== undefined) return err(fault);
  }
  if (scan.isOpen) return err('lost');
  scan.text += translation.slice(at);
  return ok(scan);
}
