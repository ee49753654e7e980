import { describe, expect, it } from 'vitest';
import { LLM_ENTRIES } from './catalogue';
import { ownSpec, SOURCES, specOf } from './sources';

describe('specOf', () => {
  it('fills a variant into the addresses of every source', () => {
    const variant = LLM_ENTRIES[0]?.f32;
    if (variant === undefined) throw new Error('the catalogue is empty');
    const specs = SOURCES.map((source) => specOf(source, variant));
    for (const { id, baseUrl, libraryUrl, overrides } of specs) {
      expect(id).toBe('Qwen3-0.6B-q4f32_1-MLC');
      expect(new URL(baseUrl).pathname).toMatch(
        /\/mlc-ai\/Qwen3-0\.6B-q4f32_1-MLC\/resolve\/.+\/$/,
      );
      expect(new URL(libraryUrl).pathname).toMatch(
        /\/v0_2_86\/base\/Qwen3-0\.6B-q4f32_1_cs1k-webgpu\.wasm$/,
      );
      expect(overrides).toEqual({ context_window_size: 4096 });
    }
    expect(new Set(specs.map(({ baseUrl }) => new URL(baseUrl).host)).size).toBe(SOURCES.length);
  });

  it('names libraries of Qwen2 for the smaller models of Qwen2.5, as web-llm does', () => {
    const [source] = SOURCES;
    const variant = LLM_ENTRIES.find(({ name }) => name === 'Qwen2.5 1.5B')?.f16;
    if (source === undefined || variant === undefined) throw new Error('no such row');
    expect(specOf(source, variant).libraryUrl).toContain('/Qwen2-1.5B-Instruct-q4f16_1_cs1k-');
  });
});

describe('ownSpec', () => {
  it('takes a folder with or without its last slash, and looks for the library in it', () => {
    for (const base of ['https://models.example/mine', ' https://models.example/mine/ ']) {
      expect(ownSpec('mine', base, '', 'https:')).toEqual({
        ok: true,
        value: {
          id: 'mine',
          baseUrl: 'https://models.example/mine/',
          libraryUrl: 'https://models.example/mine/model.wasm',
          overrides: {},
        },
      });
    }
  });

  it.each([
    [
      'https://huggingface.co/someone/small-MLC',
      'https://huggingface.co/someone/small-MLC/resolve/main/',
    ],
    [
      'https://hf-mirror.com/someone/small-MLC/tree/main',
      'https://hf-mirror.com/someone/small-MLC/resolve/main/',
    ],
    [
      'https://modelscope.cn/models/someone/small/files',
      'https://modelscope.cn/models/someone/small/resolve/master/',
    ],
    [
      'https://huggingface.co/someone/small-MLC/resolve/v2/',
      'https://huggingface.co/someone/small-MLC/resolve/v2/',
    ],
  ])('takes the page of a repository %s for the folder of its files', (base, folder) => {
    expect(ownSpec('mine', base, '', 'https:')).toMatchObject({ value: { baseUrl: folder } });
  });

  it('takes a library from elsewhere', () => {
    const spec = ownSpec('mine', 'https://models.example/', 'https://lib.example/a.wasm', 'https:');
    expect(spec).toMatchObject({ value: { libraryUrl: 'https://lib.example/a.wasm' } });
  });

  it.each([
    ['models/mine', '', 'http:'],
    ['', '', 'http:'],
    ['file:///models/mine/', '', 'http:'],
    ['http://models.example/mine/', '', 'https:'],
    ['https://models.example/', 'http://models.example/a.wasm', 'https:'],
    ['https://models.example/', 'a.wasm', 'https:'],
  ])('says that %j with library %j is a bad address on a page of %s', (base, library, protocol) => {
    expect(ownSpec('mine', base, library, protocol)).toMatchObject({
      ok: false,
      error: { code: 'bad-address' },
    });
  });

  it.each(['http://localhost:8000/m/', 'http://127.0.0.1/m/', 'http://[::1]:9/m/'])(
    'allows %s on a page of https: browsers do',
    (base) => {
      expect(ownSpec('mine', base, '', 'https:')).toMatchObject({ value: { baseUrl: base } });
    },
  );

  it('allows http on a page of http', () => {
    expect(ownSpec('mine', 'http://nas.example/m/', '', 'http:').ok).toBe(true);
  });
});
