/** What is known of a text while it is read: finished windows, one that is being written, and what was known before. */
import type { Extraction } from '../../core/extraction';
import { createMerger, mergeWith, type ChunkFinds, type Merger } from '../../core/merge';
import { keepStaleIn } from '../../core/shift';
import { without, type Range } from '../../core/text-ranges';
import { findsInText, rangeInText, type Reading } from '../contract/reading';

/** A window of the reading; `[coreStart, coreEnd)` is its own part. */
interface Window extends Range {
  readonly coreStart: number;
  readonly coreEnd: number;
}

export class Gathering {
  readonly #text: string;
  readonly #reading: Reading;
  readonly #stale: Extraction;
  readonly #merger: Merger;
  /** Cores, in the reading, that nothing is known of yet. */
  #unread: readonly Range[] = [{ start: 0, end: Infinity }];
  /** What a window that is still being written has so far; the whole window takes its place. */
  #partial: (Range & ChunkFinds) | undefined;

  /** `stale`: still true of this text; shown where nothing else is known yet. */
  constructor(text: string, reading: Reading, stale: Extraction) {
    this.#text = text;
    this.#reading = reading;
    this.#stale = stale;
    this.#merger = createMerger(text);
  }

  /** Offsets of the finds count from the window's start. */
  add(window: Window, finds: Extraction): void {
    this.#partial = undefined;
    this.#merger.add(findsInText(this.#reading, window, finds));
    this.#unread = without(this.#unread, { start: window.coreStart, end: window.coreEnd });
  }

  addPart(window: Window, finds: Extraction): void {
    this.#partial = findsInText(this.#reading, window, finds);
  }

  /** Of the windows that are finished. */
  found(): Extraction {
    return this.#merger.snapshot();
  }

  /** Of all that is known, and was known of the rest. */
  shown(): Extraction {
    const whole = this.found();
    const partial = this.#partial;
    const found = partial === undefined ? whole : mergeWith(this.#text, whole, partial);
    const unread = this.#unread.map((range) => rangeInText(this.#reading, range));
    return keepStaleIn(
      found,
      this.#stale,
      partial === undefined ? unread : without(unread, partial),
    );
  }
}
