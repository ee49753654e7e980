/**
 * The processor reads; a text so long that it pays brings in the graphics card, which takes over once a
 * trial has shown that it is right and faster on this machine, and gives back at its first failure.
 */
import type { Extraction } from '../../src/core/extraction';
import type { Schema } from '../../src/core/schema';
import type { Encoder } from '../encoder/encoder';
import { tryOut } from '../encoder/trial';
import { within } from '../within';

/** Code units that take the processor several seconds. */
export const LONG_TEXT = 20_000;

/** A card that was lost may never answer; one that is used answers within a second. */
const PATIENCE_MS = 30_000;

export interface EncoderChoice {
  readonly onGraphics: boolean;
  /** Before each batch of a text of this length: begins the trial, or waits for its end. */
  settle(length: number): Promise<void>;
  /** One extraction a window, by whoever reads now. Throws what the processor throws. */
  read(windows: readonly string[], schema: Schema): Promise<readonly Extraction[]>;
  dispose(): Promise<void>;
}

type Candidate =
  | { readonly phase: 'none' }
  | { readonly phase: 'opening' }
  | { readonly phase: 'open'; readonly encoder: Encoder }
  /** Whoever wants to read meanwhile waits, or both would be timed wrongly. */
  | { readonly phase: 'on-trial'; readonly encoder: Encoder; readonly over: Promise<void> }
  | { readonly phase: 'in-use'; readonly encoder: Encoder }
  | { readonly phase: 'refused' };

class Choice implements EncoderChoice {
  readonly #processor: Encoder;
  readonly #openOther: () => Promise<Encoder | undefined>;
  #candidate: Candidate = { phase: 'none' };

  constructor(processor: Encoder, openOther: () => Promise<Encoder | undefined>) {
    this.#processor = processor;
    this.#openOther = openOther;
  }

  get onGraphics(): boolean {
    return this.#candidate.phase === 'in-use';
  }

  async settle(length: number): Promise<void> {
    if (this.#candidate.phase === 'none' && length >= LONG_TEXT) void this.#open();
    if (this.#candidate.phase === 'open') this.#begin(this.#candidate.encoder);
    if (this.#candidate.phase === 'on-trial') await this.#candidate.over;
  }

  async read(windows: readonly string[], schema: Schema): Promise<readonly Extraction[]> {
    const candidate = this.#candidate;
    if (candidate.phase === 'in-use') {
      try {
        const reading = candidate.encoder.extractWindows(windows, schema);
        return await within(PATIENCE_MS, reading);
      } catch {
        this.#refuse();
      }
    }
    return this.#processor.extractWindows(windows, schema);
  }

  async dispose(): Promise<void> {
    this.#refuse();
    await this.#processor.dispose();
  }

  /** For good. A device that is lost may not let go either, so nobody waits for it. */
  #refuse(): void {
    const candidate = this.#candidate;
    this.#candidate = { phase: 'refused' };
    if ('encoder' in candidate) void candidate.encoder.dispose().catch(() => undefined);
  }

  /** Goes on beside the reading; without a card, or without its files, nothing changes. */
  async #open(): Promise<void> {
    this.#candidate = { phase: 'opening' };
    const encoder = await this.#openOther().catch(() => undefined);
    if (this.#isNow('opening')) {
      this.#candidate = encoder === undefined ? { phase: 'refused' } : { phase: 'open', encoder };
    } else {
      await encoder?.dispose();
    }
  }

  #begin(encoder: Encoder): void {
    const over = within(PATIENCE_MS, tryOut(this.#processor, encoder)).then(
      (verdict) => {
        if (!this.#isNow('on-trial')) return;
        if (verdict === 'faster') this.#candidate = { phase: 'in-use', encoder };
        else this.#refuse();
      },
      () => {
        this.#refuse();
      },
    );
    this.#candidate = { phase: 'on-trial', encoder, over };
  }

  /** Looked at anew: while something was waited for, all may have been disposed of. */
  #isNow(phase: Candidate['phase']): boolean {
    return this.#candidate.phase === phase;
  }
}

export function createEncoderChoice(
  processor: Encoder,
  openOther: () => Promise<Encoder | undefined>,
): EncoderChoice {
  return new Choice(processor, openOther);
}
