// In place of a model library: one that web-llm refuses, and one that it takes for TVM's runtime. The second
// computes nothing, but web-llm reads every file of a model before it finds that out.
import type { Bytes, Routine } from './wasm-module';
import * as wasm from './wasm-module';

/** Linking fails as with a library for another version of web-llm: it wants a function that is not there. */
export function libraryOfAnotherVersion(): Uint8Array {
  const routines = [{ name: '_initialize', parameters: 0, code: wasm.constant(0) }];
  return wasm.assemble(routines, '_ZN3tvm7runtime9threading15ResetThreadPoolEv');
}

/** Where weights go that web-llm writes into memory itself: the last third of it. */
const WEIGHTS = 128 * 1024 * 1024;

/** Objects begin with a header, which stays empty. */
const HEADER = 24;
const ANY_BYTES = 16;
const TYPES = { none: 0, shape: 69, tensor: 70 };

/** A function's handle is the length of its name. */
const ALLOCATE = 'runtime.TVMTensorAllocWithScope'.length;
const MAKE_SHAPE = 'ffi.Shape'.length;

const { get, set, constant, load, store, add, multiply } = wasm;
const done: Bytes = constant(0);

/** Puts the address of `size` new bytes on the stack; nothing is ever freed. */
const allocate = (size: Bytes): Bytes => [
  ...wasm.readFree,
  ...wasm.readFree,
  ...size,
  ...add,
  ...constant(7),
  ...add,
  ...constant(-8),
  ...wasm.and,
  ...wasm.writeFree,
];

// TVMFFIFunctionCall(function, arguments, count, result)
const [FUNCTION, ARGUMENTS, COUNT, RESULT, OBJECT, INDEX] = [0, 1, 2, 3, 4, 5];

const giveObject = (type: number): Bytes => [
  ...[...get(RESULT), ...constant(type), ...store(0)],
  ...[...get(RESULT), ...get(OBJECT), ...store(8)],
];

const indexTimes = (size: number): Bytes => [...get(INDEX), ...constant(size), ...multiply];

/** {header, count, dimensions}. */
const makeShape: Bytes = [
  ...allocate([...get(COUNT), ...constant(8), ...multiply, ...constant(HEADER + 8), ...add]),
  ...set(OBJECT),
  ...[...get(OBJECT), ...get(COUNT), ...store(HEADER)],
  ...wasm.repeat([
    ...[...get(OBJECT), ...indexTimes(8), ...add],
    ...[...get(ARGUMENTS), ...indexTimes(ANY_BYTES), ...add, ...wasm.loadLong(8)],
    ...wasm.storeLong(HEADER + 8),
    ...[...get(INDEX), ...constant(1), ...add, ...set(INDEX)],
    ...[...get(INDEX), ...get(COUNT), ...wasm.less],
  ]),
  ...giveObject(TYPES.shape),
];

const shapeGiven: Bytes = [...get(ARGUMENTS), ...load(8)];
const typeGiven: Bytes = [...get(ARGUMENTS), ...load(ANY_BYTES + 8)];
/** Of `float16` the sixth letter is a 1, and it is none of `uint32` and `float32`. */
const bits: Bytes = [
  ...[...typeGiven, ...wasm.loadByte(5), ...constant('1'.charCodeAt(0)), ...wasm.equal],
  ...[...constant(-16), ...multiply, ...constant(32), ...add],
];

/** {header, DLTensor}: data, device (1: the processor, 0), dimensions, type (code, bits, lanes), shape. */
const makeTensor: Bytes = [
  ...allocate(constant(HEADER + 40)),
  ...set(OBJECT),
  ...[...get(OBJECT), ...constant(WEIGHTS), ...store(HEADER)],
  ...[...get(OBJECT), ...constant(1), ...store(HEADER + 4)],
  ...[...get(OBJECT), ...shapeGiven, ...load(HEADER), ...store(HEADER + 12)],
  ...[...get(OBJECT), ...bits, ...constant(256), ...multiply, ...constant(65_536 + 1), ...add],
  ...store(HEADER + 16),
  ...[...get(OBJECT), ...shapeGiven, ...constant(HEADER + 8), ...add, ...store(HEADER + 20)],
  ...giveObject(TYPES.tensor),
];

const isFunction = (handle: number): Bytes => [
  ...get(FUNCTION),
  ...constant(handle),
  ...wasm.equal,
];

const call: Bytes = [
  ...[...get(RESULT), ...constant(TYPES.none), ...store(0)],
  ...wasm.when(isFunction(MAKE_SHAPE), makeShape),
  ...wasm.when(isFunction(ALLOCATE), makeTensor),
  ...done,
];

/** Every type has a number of its own: the next free address will do. */
const nextType: Bytes = [...get(1), ...allocate(constant(8)), ...store(0), ...done];

/**
 * Has the functions of TVM's runtime that web-llm needs to start, and takes in every tensor (of 16 or 32 bits
 * an element). It holds no model: web-llm fails after the last shard, when it asks for one.
 */
export function libraryWithoutModel(): Uint8Array {
  const routine = (name: string, parameters: number, code: Bytes = done): Routine => ({
    name,
    parameters,
    code,
  });
  return wasm.assemble([
    routine('_initialize', 0),
    routine('TVMWasmAllocSpace', 1, allocate(get(0))),
    routine('TVMWasmFreeSpace', 1),
    routine('TVMFFIObjectIncRef', 1),
    routine('TVMFFIObjectDecRef', 1),
    routine('TVMFFIFunctionSetGlobal', 3),
    routine('TVMFFITypeKeyToIndex', 2, nextType),
    routine('TVMFFIWasmFunctionCreate', 2, [...get(1), ...constant(1), ...store(0), ...done]),
    // The name is {address, length}.
    routine('TVMFFIFunctionGetGlobal', 2, [...get(1), ...get(0), ...load(4), ...store(0), ...done]),
    routine('TVMFFIFunctionCall', 4, call),
  ]);
}
