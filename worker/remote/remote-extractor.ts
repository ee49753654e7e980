/** The extractor over a server, and what is asked of the server before any text is sent. */
import { ok, type Result } from '../../src/core/result';
import type { RemoteFailure, ServerAccess, ServerModels } from '../../src/engine/contract/remote';
import type { RemoteApi } from '../../src/engine/contract/remote-api';
import { Extractor } from '../extractor';
import { RemoteClient } from './client';
import { openRemoteReader } from './remote-reader';
import { serverKindOf } from './request';

/** Milliseconds: a person waits for it. */
const LIST_LIMITS = { firstByteMs: 15_000, idleMs: 10_000, wholeMs: 30_000 };
const PROBE_MS = 5000;

export class RemoteExtractor extends Extractor implements RemoteApi {
  constructor() {
    super(openRemoteReader);
  }

  async models(server: ServerAccess): Promise<Result<ServerModels, RemoteFailure>> {
    const client = new RemoteClient({ ...server, limits: LIST_LIMITS, retries: 0 });
    const models = await client.models();
    if (!models.ok) return models;
    const kind = serverKindOf(models.value.map(({ owner }) => owner));
    return ok({ ids: models.value.map(({ id }) => id), kind });
  }

  /** Nothing of the answer can be read, nor is the key sent. */
  async answers(base: string): Promise<boolean> {
    try {
      await fetch(`${base}/models`, {
        mode: 'no-cors',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(PROBE_MS),
      });
      return true;
    } catch {
      return false;
    }
  }
}
