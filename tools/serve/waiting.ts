/** Documents that wait for a reader, first come, first read; and who waits until there are fewer. */
import type { Job } from './job';

export class Waiting {
  #jobs: Job[] = [];
  #watchers: (() => void)[] = [];

  get length(): number {
    return this.#jobs.length;
  }

  add(job: Job): void {
    this.#jobs.push(job);
  }

  /** For what was read already and has to be read again. */
  addFirst(job: Job): void {
    this.#jobs.unshift(job);
  }

  take(): Job | undefined {
    const job = this.#jobs.shift();
    if (job !== undefined) this.#tell();
    return job;
  }

  remove(job: Job): void {
    this.#jobs = this.#jobs.filter((other) => other !== job);
    this.#tell();
  }

  removeAll(): readonly Job[] {
    const jobs = this.#jobs;
    this.#jobs = [];
    this.#tell();
    return jobs;
  }

  /** Until the next one leaves, or `signal`. */
  async change(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const leave = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      this.#watchers.push(leave);
      signal.addEventListener('abort', leave);
    });
  }

  #tell(): void {
    const watchers = this.#watchers;
    this.#watchers = [];
    for (const tell of watchers) tell();
  }
}
