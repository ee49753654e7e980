/** SHA-256 of bytes in memory as hexadecimal digits; the platform's own where the browser has it. */
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Missing on plain http other than localhost, whatever the types say.
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (subtle === undefined) return bytesToHex(nobleSha256(bytes));
  return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes)));
}
