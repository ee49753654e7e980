import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openModel } from './model';
import { modelFolder } from './model-option';

describe('--model', () => {
  it.each(['mini', 'base'])(
    'knows %s by its name',
    async (model) => {
      const encoder = await openModel(model);
      expect(encoder.manifest.id).toBe(`chinchilla-${model}`);
      await encoder.dispose();
    },
    60_000,
  );

  it('says that a folder holds no model', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'no-model-'));
    const opened = await modelFolder(folder);
    rmSync(folder, { recursive: true });
    expect(opened).toMatchObject({
      ok: false,
      error: expect.stringContaining('cannot open the model') as string,
    });
  });
});
