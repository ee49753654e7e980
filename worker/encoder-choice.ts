/**
 * The processor reads; a text so long that it pays brings in the graphics card, which takes over once a
 * trial has shown that it is right and faster on this machine, and gives back at its first failure.
 */
import type { Encoder } from './encoder/encoder';
import { tryOut } from './encoder/trial';

/** Code units that take the processor several seconds. */
export const LONG_TEXT = 20_000;

export interface EncoderChoice {
  /** What reads now. */
  readonly current: Encoder;
  readonly onGraphics: boolean;
  /** Before each batch of a text of this length: begins, ends or skips the trial. */
  settle(length: number): Promise<void>;
  /** The graphics card has failed: the processor reads from here on. */
  giveUp(): Promise<void>;
  dispose(): Promise<void>;
}

type Candidate =
  | { readonly phase: 'none' }
  | { readonly phase: 'opening' }
  | { readonly phase: 'open'; readonly encoder: Encoder }
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

  get current(): Encoder {
    return this.#candidate.phase === 'in-use' ? this.#candidate.encoder : this.#processor;
  }

  get onGraphics(): boolean {
    return this.#candidate.phase === 'in-use';
  }

  async settle(length: number): Promise<void> {
    if (this.#candidate.phase === 'none' && length >= LONG_TEXT) void this.#open();
    else if (this.#candidate.phase === 'open') await this.#judge(this.#candidate.encoder);
  }

  async giveUp(): Promise<void> {
    const encoder = this.#opened();
    this.#candidate = { phase: 'refused' };
    // A device that is lost may fail to let go, too.
    await encoder?.dispose().catch(() => undefined);
  }

  async dispose(): Promise<void> {
    await Promise.all([this.giveUp(), this.#processor.dispose()]);
  }

  /** Read anew: while the other was opened, all may have been disposed of. */
  #phase(): Candidate['phase'] {
    return this.#candidate.phase;
  }

  #opened(): Encoder | undefined {
    const candidate = this.#candidate;
    return candidate.phase === 'open' || candidate.phase === 'in-use'
      ? candidate.encoder
      : undefined;
  }

  /** Goes on beside the reading; without a card, or without its files, nothing changes. */
  async #open(): Promise<void> {
    this.#candidate = { phase: 'opening' };
    const encoder = await this.#openOther().catch(() => undefined);
    if (this.#phase() !== 'opening') await encoder?.dispose();
    else
      this.#candidate = encoder === undefined ? { phase: 'refused' } : { phase: 'open', encoder };
  }

  async #judge(encoder: Encoder): Promise<void> {
    const verdict = await tryOut(this.#processor, encoder).catch(() => 'different');
    if (verdict === 'faster') this.#candidate = { phase: 'in-use', encoder };
    else await this.giveUp();
  }
}

export function createEncoderChoice(
  processor: Encoder,
  openOther: () => Promise<Encoder | undefined>,
): EncoderChoice {
  return new Choice(processor, openOther);
}
