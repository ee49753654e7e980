import { describe, expect, it } from 'vitest';
import { libraryVersions } from './library-version';

const text = (value: string): number[] => [value.length, ...new TextEncoder().encode(value)];
const section = (id: number, content: readonly number[]): number[] => [
  id,
  content.length,
  ...content,
];

/** A module with one function of no parameters, exported and imported under these names. */
function moduleWith(exported: string, imported?: string): Uint8Array<ArrayBuffer> {
  const imports = imported === undefined ? [] : [...text('env'), ...text(imported), 0, 0];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 0]),
    ...(imported === undefined ? [] : section(2, [1, ...imports])),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text(exported), 0, imported === undefined ? 0 : 1]),
    ...section(10, [1, 2, 0, 0x0b]),
  ]);
}

describe('libraryVersions', () => {
  it.each([
    ['TVMFuncCall', undefined, '≤ 0.2.79'],
    ['TVMFFIFunctionCall', '_ZN3tvm7runtime9threading15ResetThreadPoolEv', '0.2.80–0.2.84'],
    ['TVMFFIFunctionCall', undefined, '≥ 0.2.85'],
    ['main', undefined, undefined],
  ])('of a library with %s and %s are %s', async (exported, imported, versions) => {
    expect(await libraryVersions(moduleWith(exported, imported))).toBe(versions);
  });

  it('of what is no WebAssembly are not known', async () => {
    expect(await libraryVersions(new TextEncoder().encode('<html>'))).toBeUndefined();
  });
});
