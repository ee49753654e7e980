/** Which version of the model to load: the site's own manifest, or the stored one when offline. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import { classifyNetworkError, type Fetch } from './fetch-file';
import { isSameManifest, parseManifest, type ModelManifest } from '../encoder/manifest';

/** How long a slow network may keep back a model that is already stored. */
const PATIENCE_MS = 2500;

/** A stored manifest of an older app may no longer pass; then it is as if none were there. */
export function readStoredManifest(stored: unknown): ModelManifest | undefined {
  const parsed = parseManifest(stored);
  return parsed.ok ? parsed.value : undefined;
}

async function parseResponse(response: Response): Promise<Result<ModelManifest, Failure>> {
  if (!response.ok) {
    return err({ code: 'download-failed', detail: `manifest.json: HTTP ${response.status}` });
  }
  const text = await response.text();
  try {
    const parsed = parseManifest(JSON.parse(text));
    return parsed.ok ? parsed : err({ code: 'integrity-failed', detail: parsed.error });
  } catch {
    return err({ code: 'integrity-failed', detail: 'manifest.json is not JSON' });
  }
}

async function fetchNow(
  folder: string,
  fetch: Fetch,
  signal: AbortSignal | undefined,
): Promise<Result<ModelManifest, Failure>> {
  const init: RequestInit = { cache: 'no-cache' };
  try {
    const response = await fetch(
      `${folder}manifest.json`,
      signal === undefined ? init : { ...init, signal },
    );
    return await parseResponse(response);
  } catch (error) {
    return err(classifyNetworkError(error, signal));
  }
}

function patience(): Promise<Result<never, Failure>> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(err({ code: 'download-failed', detail: 'manifest.json does not come' }));
    }, PATIENCE_MS);
  });
}

/**
 * Manifests in the order in which to try them. Not empty when ok: with a stored model a network that
 * fails, dawdles or answers nonsense is no failure.
 */
export async function listManifests(
  folder: string,
  stored: ModelManifest | undefined,
  fetch: Fetch,
  signal: AbortSignal | undefined,
): Promise<Result<readonly ModelManifest[], Failure>> {
  const fetching = fetchNow(folder, fetch, signal);
  if (stored === undefined) {
    const fetched = await fetching;
    return fetched.ok ? ok([fetched.value]) : fetched;
  }
  const fetched = await Promise.race([fetching, patience()]);
  if (!fetched.ok) return fetched.error.code === 'cancelled' ? fetched : ok([stored]);
  const same = isSameManifest(fetched.value, stored);
  return ok(same ? [fetched.value] : [fetched.value, stored]);
}
