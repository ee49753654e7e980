/** Opens a zip within limits: what an entry claims is checked first, and nothing is inflated beyond it. */
import { inflateSync } from 'fflate';
import { err, ok, type Result } from '../../core/result';
import { problem, type FileProblem } from '../file-document';
import { readDirectory, type ZipEntry } from './directory';

export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes of all entries together, inflated. */
  readonly total: number;
  /** Inflated bytes to packed ones of an entry above `freely`: text packs to a tenth, a bomb to a thousandth. */
  readonly ratio: number;
}

const ARCHIVE_LIMITS: ArchiveLimits = { entries: 10_000, total: 500_000_000, ratio: 200 };
/** Bytes below which a ratio says nothing. */
const FREELY = 1_000_000;

export interface Archive {
  /** Files only, in their order. */
  readonly entries: readonly ZipEntry[];
  readonly read: (entry: ZipEntry) => Result<Uint8Array<ArrayBuffer>, FileProblem>;
}

export function openArchive(
  bytes: Uint8Array,
  path: string,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Result<Archive, FileProblem> {
  const listed = readDirectory(bytes, limits.entries);
  if (!listed.ok) {
    const reason =
      listed.error === 'broken'
        ? 'the list of entries of this zip is broken'
        : `it has more than ${limits.entries} entries`;
    return err(problem(listed.error, path, reason));
  }
  const bomb = bombOf(listed.value, limits);
  if (bomb !== undefined) return err(problem('zip-bomb', path, bomb));
  const entries = listed.value.filter(({ name }) => !name.endsWith('/'));
  return ok({ entries, read: (entry) => readEntry(bytes, entry, path) });
}

function bombOf(entries: readonly ZipEntry[], { total, ratio }: ArchiveLimits): string | undefined {
  let sum = 0;
  for (const { name, size, packed } of entries) {
    sum += size;
    if (size > FREELY && size > packed * ratio) {
      return `${name} would grow from ${packed} to ${size} bytes`;
    }
  }
  return sum > total ? `its entries would take ${sum} bytes, the limit is ${total}` : undefined;
}

/** A name that would leave the folder that an archive is unpacked to. */
export function isUnsafeName(name: string): boolean {
  const parts = name.split(/[\\/]/u);
  return parts.includes('..') || /^(?:[\\/]|[A-Za-z]:)/u.test(name) || name.includes('\0');
}

const LOCAL = 0x04034b50;

function readEntry(
  bytes: Uint8Array,
  { name, packed, size, method, encrypted, offset }: ZipEntry,
  path: string,
): Result<Uint8Array<ArrayBuffer>, FileProblem> {
  const place = `${path}/${name}`;
  if (encrypted) return err(problem('encrypted', place, 'the entry needs a password'));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken = (reason: string): Result<never, FileProblem> =>
    err(problem('broken', place, reason));
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) {
    return broken('the entry is not where the zip says');
  }
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) return broken('the zip is cut off');
  const data = bytes.subarray(start, start + packed);
  if (method === 0) return size === packed ? ok(data.slice()) : broken('its sizes disagree');
  if (method !== 8) return broken(`compression method ${method} is not read`);
  return inflate(data, size, place);
}

/** Not one byte beyond `size`: an entry that is longer than it claims is a bomb. */
function inflate(
  data: Uint8Array,
  size: number,
  place: string,
): Result<Uint8Array<ArrayBuffer>, FileProblem> {
  try {
    // One byte of room shows whether there is more.
    const room = new Uint8Array(size + 1);
    const out = inflateSync(data, { out: room });
    if (out.length > size) {
      return err(problem('zip-bomb', place, `it is longer than the ${size} bytes that it claims`));
    }
    if (out.length < size) return err(problem('broken', place, 'it is shorter than it claims'));
    return ok(room.subarray(0, size));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(problem('broken', place, reason));
  }
}
