/** Time, as something that a test can hold in its hand. */

export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Calls `work` after so many milliseconds, unless what it gives back is called before. */
  later(milliseconds: number, work: () => void): () => void;
}

export const PAGE_CLOCK: Clock = {
  now: () => performance.now(),
  later: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};
