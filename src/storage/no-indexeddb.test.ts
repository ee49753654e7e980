import { describe, expect, it } from 'vitest';
import { newDocument } from '../core/document';
import { listDocuments, saveDocument } from './documents';
import { estimateStorage, requestPersistence } from './persist';
import { finishModel, listModels, readFile, writeFile } from './weights';

const ref = { model: 'chinchilla-mini', version: '0.1.0' };

describe('without IndexedDB, as here in Node', () => {
  it('every call says that storage is unavailable', async () => {
    const data = new ArrayBuffer(1);
    const note = { ...ref, url: 'https://example.org/', bytes: 1, manifest: {} };
    const results = await Promise.all([
      readFile(ref, 'a'),
      writeFile(ref, 'a', { bytes: 1, sha256: '', data }),
      finishModel(note),
      listModels(),
      listDocuments(),
      saveDocument(newDocument('a', 0, { text: '栗鼠' }), 0),
    ]);
    for (const result of results) {
      expect(result).toEqual({
        ok: false,
        error: { code: 'unavailable', detail: 'no IndexedDB here' },
      });
    }
  });

  it('neither persistence nor an estimate is to be had', async () => {
    expect(await requestPersistence()).toBe('unavailable');
    expect(await estimateStorage()).toBeUndefined();
  });
});
