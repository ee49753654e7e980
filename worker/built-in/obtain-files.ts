/** The files of a model, each checked before it is used: from IndexedDB, else from the network. */
import { err, ok, type Result } from '../../src/core/result';
import type {
  Failure,
  LoadStage,
  WeightsHome,
  WeightsOrigin,
} from '../../src/engine/contract/extractor';
import type { ProgressListener } from '../../src/engine/contract/extractor';
import { downloadFile, type Bytes, type Fetch } from './fetch-file';
import {
  isSameManifest,
  totalBytes,
  type ModelFile,
  type ModelManifest,
} from '../encoder/manifest';
import { listManifests, readStoredManifest } from './choose-manifest';
import { INDEXED_DB_STORE, type ModelStore } from './weights-store';
import { sha256 } from './sha256';

export interface ModelFiles {
  readonly manifest: ModelManifest;
  /** By path in the manifest. */
  readonly files: ReadonlyMap<string, Bytes>;
  /** `network` if any file had to be fetched. */
  readonly origin: WeightsOrigin;
  /** `indexeddb` if all will be there next time without the network. */
  readonly home: WeightsHome;
}

/** What lies outside: the network and the storage. */
export interface ModelPorts {
  readonly fetch: Fetch;
  readonly store: ModelStore;
}

const BROWSER_PORTS: ModelPorts = {
  fetch: (url, init) => fetch(url, init),
  store: INDEXED_DB_STORE,
};

interface Load extends ModelPorts {
  /** Absolute URL with a slash at its end. */
  readonly folder: string;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ProgressListener;
}

const CANCELLED: Failure = { code: 'cancelled', detail: 'the load was cancelled' };

/** Undefined unless the stored bytes are exactly those of the manifest. */
async function readChecked(
  store: ModelStore,
  manifest: ModelManifest,
  file: ModelFile,
): Promise<Bytes | undefined> {
  const data = await store.read(manifest, file);
  if (data?.byteLength !== file.bytes) return undefined;
  const bytes = new Uint8Array(data);
  return (await sha256(bytes)) === file.sha256 ? bytes : undefined;
}

async function readStored(load: Load, manifest: ModelManifest): Promise<Map<string, Bytes>> {
  const files = new Map<string, Bytes>();
  const total = totalBytes(manifest);
  let loaded = 0;
  load.onProgress({ stage: 'checking', loaded, total });
  for (const file of manifest.files) {
    if (load.signal?.aborted === true) break;
    const bytes = await readChecked(load.store, manifest, file);
    if (bytes === undefined) continue;
    files.set(file.path, bytes);
    loaded += file.bytes;
    load.onProgress({ stage: 'checking', loaded, total });
  }
  return files;
}

/** Adds what is missing to `files`. The value says whether all of it was stored, too. */
async function fetchMissing(
  load: Load,
  manifest: ModelManifest,
  files: Map<string, Bytes>,
): Promise<Result<boolean, Failure>> {
  const missing = manifest.files.filter((file) => !files.has(file.path));
  const total = totalBytes(manifest);
  let before = total - missing.reduce((sum, file) => sum + file.bytes, 0);
  let stored = true;
  for (const file of missing) {
    if (load.signal?.aborted === true) return err(CANCELLED);
    const report = (stage: LoadStage, loaded: number): void => {
      load.onProgress({ stage, loaded: before + loaded, total });
    };
    report('downloading', 0);
    const fetched = await downloadFile(load.folder + file.path, file, {
      fetch: load.fetch,
      signal: load.signal,
      onBytes: (loaded) => {
        report('downloading', loaded);
      },
      onVerify: () => {
        report('verifying', file.bytes);
      },
    });
    if (!fetched.ok) return fetched;
    files.set(file.path, fetched.value);
    before += file.bytes;
    stored = (await load.store.write(manifest, file, fetched.value.buffer)) && stored;
  }
  return ok(stored);
}

async function loadVersion(
  load: Load,
  manifest: ModelManifest,
  noted: boolean,
): Promise<Result<ModelFiles, Failure>> {
  const files = await readStored(load, manifest);
  const origin = files.size === manifest.files.length ? 'indexeddb' : 'network';
  const fetched = await fetchMissing(load, manifest, files);
  if (!fetched.ok) return fetched;
  if (load.signal?.aborted === true) return err(CANCELLED);
  const kept = fetched.value && (noted || (await load.store.finish(load.folder, manifest)));
  return ok({ manifest, files, origin, home: kept ? 'indexeddb' : 'memory' });
}

/**
 * `baseUrl`: the folder of `manifest.json`, absolute. Failures: `download-failed`, `integrity-failed`
 * (after a second try past the HTTP cache), `cancelled`. Storage that is full or absent is no failure:
 * the model then lives in memory. A new version that cannot be had leaves the stored one in use.
 */
export async function obtainModelFiles(
  baseUrl: string,
  onProgress: ProgressListener,
  signal?: AbortSignal,
  ports: ModelPorts = BROWSER_PORTS,
): Promise<Result<ModelFiles, Failure>> {
  const folder = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  const load: Load = { ...ports, folder, signal, onProgress };
  const stored = readStoredManifest(await ports.store.findManifest(folder));
  const manifests = await listManifests(folder, stored, ports.fetch, signal);
  if (!manifests.ok) return manifests;
  let failure: Failure = CANCELLED;
  for (const [index, manifest] of manifests.value.entries()) {
    const noted = stored !== undefined && isSameManifest(manifest, stored);
    const loaded = await loadVersion(load, manifest, noted);
    if (loaded.ok || loaded.error.code === 'cancelled') return loaded;
    if (index === 0) failure = loaded.error;
  }
  return err(failure);
}
