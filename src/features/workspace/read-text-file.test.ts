import { describe, expect, it } from 'vitest';
import { readTextFile } from './read-text-file';

describe('readTextFile', () => {
  it('reads a text with line feeds only', async () => {
    expect(await readTextFile(new Blob(['栗\r\n鼠']), 10)).toEqual({ ok: true, value: '栗\n鼠' });
  });

  it('takes a text of exactly the limit and refuses one more, also without reading it', async () => {
    expect(await readTextFile(new Blob(['栗鼠']), 2)).toMatchObject({ ok: true });
    expect(await readTextFile(new Blob(['栗鼠。']), 2)).toEqual({ ok: false, error: 'too-long' });
    expect(await readTextFile(new Blob(['x'.repeat(9)]), 2)).toEqual({
      ok: false,
      error: 'too-long',
    });
  });

  it('refuses what is no text', async () => {
    const bytes = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0);
    expect(await readTextFile(new Blob([bytes]), 100)).toEqual({ ok: false, error: 'unreadable' });
  });
});
