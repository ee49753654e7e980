/** What reading in the background asks of the page. */
import type { ExtractorClient } from '../../engine/client/client';
import type { DocumentSummary } from '../../storage/records';

export interface BatchLibrary {
  readonly summaries: readonly DocumentSummary[];
  readonly openId: string;
  /** No tab edits it. */
  readonly isFree: (id: string) => Promise<boolean>;
  /** It was changed in storage: the list and other tabs follow. */
  readonly follow: (summary: DocumentSummary) => void;
  readonly open: (id: string) => Promise<boolean>;
}

export interface BatchPorts {
  readonly library: BatchLibrary;
  /** A client with a worker of its own, without a model. */
  readonly newClient: () => ExtractorClient;
  /** The text on screen is being read: it comes first. */
  readonly isPageBusy: () => boolean;
  /** The open document is read whole. */
  readonly isOpenRead: () => boolean;
  readonly lanes: () => number;
  readonly now: () => number;
}
