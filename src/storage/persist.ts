/** Asks the browser to keep what is stored, and how much room there is. */

/** `granted`: kept until the person clears it. `refused`: the browser may clear it when space is short. */
export type Persistence = 'granted' | 'refused' | 'unavailable';

/** Bytes, as the browser estimates them. */
export interface StorageEstimateBytes {
  readonly usage: number;
  readonly quota: number;
}

/** What a window has besides; workers, and the types made for them, lack `persist`. */
interface Keeper {
  persisted?(): Promise<boolean>;
  persist?(): Promise<boolean>;
}

/** Older browsers and insecure contexts have no storage manager, whatever the types say. */
function storageManager(): StorageManager | undefined {
  if (typeof navigator === 'undefined') return undefined;
  return (navigator as { readonly storage?: StorageManager }).storage;
}

/** May show a question in some browsers; only windows can ask, workers get `unavailable`. */
export async function requestPersistence(): Promise<Persistence> {
  const manager: Keeper | undefined = storageManager();
  if (manager?.persist === undefined) return 'unavailable';
  try {
    const already = (await manager.persisted?.()) ?? false;
    return already || (await manager.persist()) ? 'granted' : 'refused';
  } catch {
    return 'unavailable';
  }
}

export async function estimateStorage(): Promise<StorageEstimateBytes | undefined> {
  try {
    const { usage, quota } = (await storageManager()?.estimate()) ?? {};
    return usage === undefined || quota === undefined ? undefined : { usage, quota };
  } catch {
    return undefined;
  }
}
