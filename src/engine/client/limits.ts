/** How long a client waits for its worker. */
import type { WatchLimits } from './link';

export interface ClientLimits extends WatchLimits {
  /** Milliseconds that a worker has to stop a cancelled job before it is ended and started afresh. */
  readonly cancelMs: number;
  /** The same for a large model, which cannot be stopped while it reads its prompt. */
  readonly largeCancelMs: number;
}

/** A prefill of a whole context took 46 s on a software adapter; a reload there took 117 s. */
export const LIMITS: ClientLimits = {
  pingMs: 2000,
  pings: 6,
  cancelMs: 1000,
  largeCancelMs: 180_000,
};
