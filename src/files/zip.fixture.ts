/** A writer of zips for tests: names as bytes, and sizes that may lie. */
import { deflateSync } from 'fflate';

export interface FakeEntry {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  /** The size that the directory claims. */
  readonly claimed?: number;
  /** Of the general purpose bit field; bit 0 is encryption, bit 11 UTF-8. */
  readonly flags?: number;
  readonly packed?: boolean;
}

const bytesOf = (value: string | Uint8Array): Uint8Array =>
  typeof value === 'string' ? new TextEncoder().encode(value) : value;

function header(entry: FakeEntry, offset: number | undefined): Uint8Array {
  const name = bytesOf(entry.name);
  const content = bytesOf(entry.content);
  const data = dataOf(entry);
  const central = offset !== undefined;
  const shift = central ? 2 : 0;
  const bytes = new Uint8Array((central ? 46 : 30) + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, central ? 0x02014b50 : 0x04034b50, true);
  view.setUint16(6 + shift, entry.flags ?? 0x800, true);
  view.setUint16(8 + shift, entry.packed === true ? 8 : 0, true);
  view.setUint32(18 + shift, data.length, true);
  view.setUint32(22 + shift, entry.claimed ?? content.length, true);
  view.setUint16(26 + shift, name.length, true);
  if (central) view.setUint32(42, offset, true);
  bytes.set(name, central ? 46 : 30);
  return bytes;
}

const dataOf = ({ content, packed }: FakeEntry): Uint8Array =>
  packed === true ? deflateSync(bytesOf(content)) : bytesOf(content);

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function fakeZip(entries: readonly FakeEntry[]): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const local = join([header(entry, undefined), dataOf(entry)]);
    locals.push(local);
    directory.push(header(entry, at));
    at += local.length;
  }
  const list = join(directory);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, entries.length, true);
  view.setUint16(10, entries.length, true);
  view.setUint32(12, list.length, true);
  view.setUint32(16, at, true);
  return join([...locals, list, end]);
}

/** Files of text by their names. */
export function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Uint8Array<ArrayBuffer> {
  return fakeZip(Object.entries(files).map(([name, content]) => ({ name, content, packed: true })));
}
