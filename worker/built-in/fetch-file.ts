/** One file of a model from the network: counted as it comes, and checked before anyone sees it. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import type { ModelFile } from '../encoder/manifest';
import { sha256 } from './sha256';

export type Bytes = Uint8Array<ArrayBuffer>;
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface DownloadOptions {
  readonly fetch: Fetch;
  readonly signal: AbortSignal | undefined;
  /** Bytes of this file so far; begins again at 0 when the file is fetched a second time. */
  readonly onBytes: (loaded: number) => void;
  /** All bytes are here and are being hashed. */
  readonly onVerify: () => void;
}

/** Why a fetch failed, from what it threw. */
export function classifyNetworkError(error: unknown, signal: AbortSignal | undefined): Failure {
  if (signal?.aborted === true) return { code: 'cancelled', detail: 'the load was cancelled' };
  return { code: 'download-failed', detail: String(error) };
}

function wrongBytes(file: ModelFile, detail: string): Result<never, Failure> {
  return err({ code: 'integrity-failed', detail: `${file.path}: ${detail}` });
}

/** The body, exactly as long as the manifest says. May throw what `fetch` throws. */
async function readBody(
  response: Response,
  file: ModelFile,
  onBytes: (loaded: number) => void,
): Promise<Result<Bytes, Failure>> {
  const bytes = new Uint8Array(file.bytes);
  const reader = response.body?.getReader();
  if (reader === undefined) return wrongBytes(file, 'no body');
  let loaded = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (loaded + value.length > bytes.length) {
      await reader.cancel();
      return wrongBytes(file, `more than ${file.bytes} bytes`);
    }
    bytes.set(value, loaded);
    loaded += value.length;
    onBytes(loaded);
  }
  if (loaded < bytes.length) return wrongBytes(file, `${loaded} of ${file.bytes} bytes`);
  return ok(bytes);
}

async function fetchOnce(
  url: string,
  file: ModelFile,
  cache: RequestCache,
  options: DownloadOptions,
): Promise<Result<Bytes, Failure>> {
  const { signal } = options;
  try {
    const init: RequestInit = { cache };
    const response = await options.fetch(url, signal === undefined ? init : { ...init, signal });
    if (!response.ok) {
      return err({ code: 'download-failed', detail: `${file.path}: HTTP ${response.status}` });
    }
    const body = await readBody(response, file, options.onBytes);
    if (!body.ok) return body;
    options.onVerify();
    const matches = (await sha256(body.value)) === file.sha256;
    return matches ? body : wrongBytes(file, 'another SHA-256');
  } catch (error) {
    return err(classifyNetworkError(error, signal));
  }
}

/** What failed may have come from the HTTP cache or a broken connection: once more, past the cache. */
export async function downloadFile(
  url: string,
  file: ModelFile,
  options: DownloadOptions,
): Promise<Result<Bytes, Failure>> {
  const first = await fetchOnce(url, file, 'default', options);
  if (first.ok || first.error.code === 'cancelled') return first;
  options.onBytes(0);
  return fetchOnce(url, file, 'reload', options);
}
