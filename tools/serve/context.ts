/** What every route has at hand. */
import type { Metrics } from './metrics';
import type { Readers } from './readers';
import type { Settings } from './settings';

export interface Context {
  readonly settings: Settings;
  readonly readers: Readers;
  readonly metrics: Metrics;
  /** Aborted when the service stops taking documents. */
  readonly stopping: AbortSignal;
}
