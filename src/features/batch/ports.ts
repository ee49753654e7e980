/** What reading in the background asks of the page. */
import type { ExtractorClient } from '../../engine/client/client';
import type { ModelRef } from '../../engine/contract/model-ref';
import type { DocumentSummary } from '../../storage/records';

export interface BatchLibrary {
  readonly summaries: readonly DocumentSummary[];
  readonly openId: string;
  /** No tab edits it. */
  readonly isFree: (id: string) => Promise<boolean>;
  /** Runs `work` while no tab can open it for editing; undefined where one has it open. */
  readonly whileFree: <T>(id: string, work: () => Promise<T>) => Promise<T | undefined>;
  /** It was changed in storage: the list and other tabs follow. */
  readonly follow: (summary: DocumentSummary) => void;
  readonly open: (id: string) => Promise<boolean>;
}

export interface BatchPorts {
  readonly library: BatchLibrary;
  /** A client with a worker of its own, without a model. */
  readonly newClient: () => ExtractorClient;
  readonly builtIn: () => ModelRef;
  /** The text on screen is being read: it comes first. */
  readonly isPageBusy: () => boolean;
  /** The page reads the open document, or is about to. */
  readonly readsOpen: () => boolean;
  readonly lanes: () => number;
  readonly now: () => number;
}
