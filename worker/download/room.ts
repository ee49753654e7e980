/** Whether there is room for what is to come, before it is fetched. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import type { StorageEstimateBytes } from '../../src/storage/persist';

export type Estimate = () => Promise<StorageEstimateBytes | undefined>;

/** A browser that gives no estimate is believed to have room; a write that fails will tell. */
export async function checkRoom(bytes: number, estimate: Estimate): Promise<Result<void, Failure>> {
  const room = await estimate();
  if (room === undefined) return ok(undefined);
  const free = Math.max(0, room.quota - room.usage);
  if (free >= bytes) return ok(undefined);
  return err({ code: 'quota-exceeded', detail: `${bytes} bytes needed, ${free} free` });
}
