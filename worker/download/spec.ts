/** Whether what is asked for can be asked for at all. */
import type { Failure } from '../../src/engine/contract/extractor';
import type { LlmSpec } from '../../src/engine/contract/download';

const ID = /^[\w.-]{1,80}$/;

function isHttp(address: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

export function problemOfSpec({ id, baseUrl, libraryUrl }: LlmSpec): Failure | undefined {
  if (!ID.test(id)) return { code: 'unknown-model', detail: `not an id: ${id}` };
  const bad = [baseUrl, libraryUrl].find((address) => !isHttp(address));
  if (bad !== undefined) return { code: 'bad-address', detail: `not an address: ${bad}` };
  if (!baseUrl.endsWith('/')) {
    return { code: 'bad-address', detail: `not a folder's address: ${baseUrl}` };
  }
  return undefined;
}
