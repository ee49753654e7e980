/** Bytes over all files of a model, and how fast they come in. */
import type { DownloadState } from '../../src/engine/contract/download';

/** Milliseconds over which the speed is taken. */
const WINDOW_MS = 5000;
/** Milliseconds between two reports. */
const INTERVAL_MS = 100;

type Phase = 'downloading' | 'verifying';

export class Progress {
  /** Bytes that belong to the download besides the files of the model. */
  besides = 0;
  #total = 0;
  readonly #phase: Phase;
  readonly #report: (state: DownloadState) => void;
  readonly #now: () => number;
  readonly #loaded = new Map<string, number>();
  readonly #began: number;
  #arrivals: { readonly at: number; readonly bytes: number }[] = [];
  #reported = -Infinity;

  /** `now` in milliseconds. */
  constructor(
    phase: Phase,
    report: (state: DownloadState) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#phase = phase;
    this.#report = report;
    this.#now = now;
    this.#began = now();
  }

  /** 0 while unknown. */
  get total(): number {
    return this.#total === 0 ? 0 : this.#total + this.besides;
  }

  /** Of the files of the model. */
  set total(bytes: number) {
    this.#total = bytes;
  }

  get loaded(): number {
    let sum = 0;
    for (const bytes of this.#loaded.values()) sum += bytes;
    return sum;
  }

  /** Bytes of one file. */
  of(path: string): number {
    return this.#loaded.get(path) ?? 0;
  }

  /** What is there of a file without having come just now. */
  set(path: string, bytes: number): void {
    this.#loaded.set(path, bytes);
  }

  /** Bytes of a file that just came. */
  add(path: string, bytes: number): void {
    this.#loaded.set(path, this.of(path) + bytes);
    this.#arrivals.push({ at: this.#now(), bytes });
    this.tell();
  }

  /** Reports, unless it did a moment ago. */
  tell(): void {
    const now = this.#now();
    if (now - this.#reported < INTERVAL_MS) return;
    this.#reported = now;
    const amount = { loaded: this.loaded, total: this.total };
    this.#report(
      this.#phase === 'verifying'
        ? { phase: 'verifying', ...amount }
        : { phase: 'downloading', ...amount, bytesPerSecond: this.#speed(now) },
    );
  }

  #speed(now: number): number {
    const since = Math.max(this.#began, now - WINDOW_MS);
    this.#arrivals = this.#arrivals.filter(({ at }) => at >= since);
    const bytes = this.#arrivals.reduce((sum, arrival) => sum + arrival.bytes, 0);
    return now > since ? Math.round((bytes * 1000) / (now - since)) : 0;
  }
}
