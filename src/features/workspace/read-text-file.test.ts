import { describe, expect, it } from 'vitest';
import { readTextFile } from './read-text-file';

describe('readTextFile', () => {
  it('reads a text with line feeds only', async () => {
    expect(await readTextFile(new Blob(['栗\r\n鼠']), 10)).toEqual({
      ok: true,
      value: { text: '栗\n鼠', encoding: 'utf-8', basis: 'valid', replaced: [] },
    });
  });

  it('counts replaced bytes in the text with line feeds only', async () => {
    const bytes = new TextEncoder().encode('青梧市的客人\r\n说');
    const read = await readTextFile(new Blob([bytes, Uint8Array.of(0xff)]), 10);
    expect(read).toMatchObject({ value: { text: '青梧市的客人\n说\ufffd', replaced: [8] } });
  });

  it('reads in the encoding that a person chose', async () => {
    const file = new Blob([Uint8Array.of(0xc0, 0xf5, 0xca, 0xf3)]);
    expect(await readTextFile(file, 10)).toMatchObject({ value: { text: '栗鼠' } });
    expect(await readTextFile(file, 10, 'big5')).toMatchObject({
      value: { encoding: 'big5', basis: 'chosen' },
    });
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
