// Just enough of WebAssembly's binary format to write small modules by hand.
// https://webassembly.github.io/spec/core/binary/

export type Bytes = readonly number[];

export interface Routine {
  readonly name: string;
  /** How many parameters of 32 bits; the result is one too. Two more locals follow them. */
  readonly parameters: number;
  readonly code: Bytes;
}

const I32 = 0x7f;
const LOCALS: Bytes = [1, 2, I32];
/** 192 MiB. */
const MEMORY_PAGES = 3072;
const FREE_FROM = 4096;

const encoder = new TextEncoder();

/** Unsigned LEB128. */
function unsigned(value: number): Bytes {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** Signed LEB128. */
function signed(value: number): Bytes {
  const low = value & 0x7f;
  const rest = value >> 7;
  const last = rest === ((low & 0x40) === 0 ? 0 : -1);
  return last ? [low] : [low | 0x80, ...signed(rest)];
}

const vector = (items: readonly Bytes[]): Bytes => [...unsigned(items.length), ...items.flat()];
const sized = (content: Bytes): Bytes => [...unsigned(content.length), ...content];
const text = (value: string): Bytes => sized([...encoder.encode(value)]);
const section = (id: number, items: readonly Bytes[]): Bytes => [id, ...sized(vector(items))];

export const get = (local: number): Bytes => [0x20, local];
export const set = (local: number): Bytes => [0x21, local];
export const constant = (value: number): Bytes => [0x41, ...signed(value)];
export const load = (offset: number): Bytes => [0x28, 2, ...unsigned(offset)];
export const store = (offset: number): Bytes => [0x36, 2, ...unsigned(offset)];
export const loadByte = (offset: number): Bytes => [0x2d, 0, ...unsigned(offset)];
export const loadLong = (offset: number): Bytes => [0x29, 3, ...unsigned(offset)];
export const storeLong = (offset: number): Bytes => [0x37, 3, ...unsigned(offset)];
/** The one global: where free memory begins. */
export const readFree: Bytes = [0x23, 0];
export const writeFree: Bytes = [0x24, 0];
export const equal: Bytes = [0x46];
export const less: Bytes = [0x48];
export const add: Bytes = [0x6a];
export const multiply: Bytes = [0x6c];
export const and: Bytes = [0x71];
export const when = (condition: Bytes, then: Bytes): Bytes => [
  ...condition,
  ...[0x04, 0x40],
  ...then,
  0x0b,
];
/** As long as what `body` leaves on the stack is not 0; at least once. */
export const repeat = (body: Bytes): Bytes => [0x03, 0x40, ...body, 0x0d, 0, 0x0b];

/** `imported`: a function that the module wants from `env`, with the signature of the first routine. */
export function assemble(routines: readonly Routine[], imported?: string): Uint8Array {
  const arities = [...new Set(routines.map(({ parameters }) => parameters))];
  const types = arities.map((count) => [0x60, ...sized(Array<number>(count).fill(I32)), 1, I32]);
  const imports = imported === undefined ? [] : [[...text('env'), ...text(imported), 0, 0]];
  const exports = routines.map(({ name }, index) => [
    ...text(name),
    0,
    ...unsigned(index + imports.length),
  ]);
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, imports),
    ...section(
      3,
      routines.map(({ parameters }) => unsigned(arities.indexOf(parameters))),
    ),
    ...section(5, [[0, ...unsigned(MEMORY_PAGES)]]),
    ...section(6, [[I32, 1, ...constant(FREE_FROM), 0x0b]]),
    ...section(7, [...exports, [...text('memory'), 2, 0]]),
    ...section(
      10,
      routines.map(({ code }) => sized([...LOCALS, ...code, 0x0b])),
    ),
  ]);
}
