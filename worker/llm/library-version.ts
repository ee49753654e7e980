/** Which versions of web-llm a model library was built for, by what it imports and exports. */

/** Old TVM's functions, of up to this version. */
const OLD_ABI = 'TVMFuncCall';
/** Those of TVM FFI, since 0.2.80. */
const FFI = 'TVMFFIFunctionCall';
/** What 0.2.80 to 0.2.84 give to a library, and no later version does. */
const THREADS = '_ZN3tvm7runtime9threading15ResetThreadPoolEv';

/** Versions as `0.2.79` or `0.2.80–0.2.84`; undefined where it says nothing, or is no WebAssembly at all. */
export async function libraryVersions(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  let module: WebAssembly.Module;
  try {
    module = await WebAssembly.compile(bytes);
  } catch {
    return undefined;
  }
  const exported = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  const imported = new Set(WebAssembly.Module.imports(module).map(({ name }) => name));
  if (exported.has(OLD_ABI)) return '≤ 0.2.79';
  if (imported.has(THREADS)) return '0.2.80–0.2.84';
  return exported.has(FFI) ? '≥ 0.2.85' : undefined;
}
