/** A model at an address: one request for a file or the rest of it, and what the answer means. */
import { err, ok, type Result } from '../../src/core/result';
import type { Failure } from '../../src/engine/contract/extractor';
import type { LlmSpec } from '../../src/engine/contract/download';
import { urlOf } from './mlc-files';
import type { Answer, Source, Wanted } from './source';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** `rest-refused`: what is stored does not go on here, so the file begins again. */
type Refusal = Failure | 'rest-refused';

const GONE = new Set([404, 410]);
const RANGE_NOT_SATISFIABLE = 416;

/** Weak ones do not promise the same bytes; other hosts may keep theirs to themselves. */
function strongTag(response: Response): string | undefined {
  const tag = response.headers.get('etag');
  return tag === null || tag.startsWith('W/') ? undefined : tag;
}

/** Whether the answer is the rest of the very file that the stored bytes are of. */
function goesOn(response: Response, { offset, etag }: Wanted): boolean {
  const now = strongTag(response);
  if (etag !== undefined && now !== undefined && now !== etag) return false;
  const range = response.headers.get('content-range');
  return range === null || range.startsWith(`bytes ${offset}-`);
}

function failureOfStatus({ status }: Response, url: string): Failure {
  const detail = `${url}: HTTP ${status}`;
  return { code: GONE.has(status) ? 'not-found' : 'download-failed', detail };
}

/** The stored bytes do not go on with this answer, or it is a part that nobody asked for. */
function isOfNoUse(response: Response, wanted: Wanted): boolean {
  if (response.status === RANGE_NOT_SATISFIABLE) return wanted.offset > 0;
  return response.status === 206 && (wanted.offset === 0 || !goesOn(response, wanted));
}

async function readAnswer(
  url: string,
  response: Response,
  wanted: Wanted,
): Promise<Result<Answer, Refusal>> {
  const { body, ok: good, status } = response;
  const useless = isOfNoUse(response, wanted);
  if (useless || !good || body === null) {
    await body?.cancel();
    return err(useless ? 'rest-refused' : failureOfStatus(response, url));
  }
  return ok({ offset: status === 206 ? wanted.offset : 0, etag: strongTag(response), body });
}

/**
 * `If-Range` would make browsers ask other hosts for permission first, which most do not give; so the
 * tags are compared here. The HTTP cache is left out: it would keep every shard a second time, and a
 * portal's page.
 */
async function send(url: string, wanted: Wanted, fetch: Fetch): Promise<Result<Answer, Refusal>> {
  const { offset, signal } = wanted;
  const headers: Record<string, string> = offset > 0 ? { Range: `bytes=${offset}-` } : {};
  try {
    const init: RequestInit = { headers, signal, cache: 'no-store', credentials: 'omit' };
    return await readAnswer(url, await fetch(url, init), wanted);
  } catch (error) {
    return err({ code: 'download-failed', detail: `${url}: ${String(error)}` });
  }
}

/** Where what is stored does not go on at the server, asks for all of the file. */
async function request(
  url: string,
  wanted: Wanted,
  fetch: Fetch,
): Promise<Result<Answer, Failure>> {
  const first = await send(url, wanted, fetch);
  if (first.ok) return first;
  if (first.error !== 'rest-refused') return err(first.error);
  const whole = await send(url, { ...wanted, offset: 0 }, fetch);
  if (whole.ok) return whole;
  const { error } = whole;
  return err(error === 'rest-refused' ? { code: 'download-failed', detail: url } : error);
}

export function networkSource(spec: LlmSpec, fetch: Fetch): Source {
  return { open: (wanted) => request(urlOf(spec, wanted.path), wanted, fetch) };
}
