/** The central directory of a zip: what it holds and how large, before anything is inflated. */
import { plausibility } from '../../core/file/encodings';
import { err, ok, type Result } from '../../core/result';

export interface ZipEntry {
  readonly name: string;
  /** Bytes in the archive, and what they claim to become. */
  readonly packed: number;
  readonly size: number;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  readonly encrypted: boolean;
  /** Of its local header. */
  readonly offset: number;
}

export type DirectoryFailure = 'broken' | 'too-many-entries';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const UTF8_FLAG = 0x800;
const UNICODE_PATH = 0x7075;
/** In a field of 32 bits: the number stands in a Zip64 record, which no file of our size needs. */
const ZIP64 = 0xffffffff;

/** At most `most` entries are listed. */
export function readDirectory(
  bytes: Uint8Array,
  most: number,
): Result<readonly ZipEntry[], DirectoryFailure> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return err('broken');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > most) return err('too-many-entries');
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(bytes, view, at);
    if (entry === undefined) return err('broken');
    entries.push(entry.value);
    at = entry.next;
  }
  return ok(entries);
}

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
): { readonly value: ZipEntry; readonly next: number } | undefined {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) return undefined;
  const flags = view.getUint16(at + 8, true);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const offset = view.getUint32(at + 42, true);
  if ([packed, size, offset].includes(ZIP64)) return undefined;
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > view.byteLength) return undefined;
  const raw = bytes.subarray(at + 46, nameEnd);
  const name = unicodePath(bytes.subarray(nameEnd, extraEnd)) ?? decodeName(raw, flags);
  const method = view.getUint16(at + 10, true);
  return { value: { name, packed, size, method, encrypted: (flags & 1) === 1, offset }, next };
}

/** Without the flag for UTF-8 a name may be UTF-8 all the same, or GBK from Chinese Windows. */
function decodeName(raw: Uint8Array, flags: number): string {
  const name = new TextDecoder().decode(raw);
  if ((flags & UTF8_FLAG) !== 0) return name;
  const other = new TextDecoder('gb18030').decode(raw);
  return plausibility(other) > plausibility(name) ? other : name;
}

/** The name in UTF-8 that some programs put beside one in another encoding. */
function unicodePath(extra: Uint8Array): string | undefined {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length;) {
    const length = view.getUint16(at + 2, true);
    if (
      view.getUint16(at, true) === UNICODE_PATH &&
      length > 5 &&
      at + 4 + length <= extra.length
    ) {
      return new TextDecoder().decode(extra.subarray(at + 9, at + 4 + length));
    }
    at += 4 + length;
  }
  return undefined;
}
