import { afterEach, describe, expect, it } from 'vitest';
import {
  bench,
  closeAll,
  LARGE_MODEL,
  MODEL,
  nothing,
} from '../../engine/client/scripted-client.fixture';
import { BASE_MODEL } from '../../engine/models/built-in';
import { loadOrStepDown } from './load-model';

afterEach(closeAll);

const REFUSAL = { code: 'no-webgpu', detail: 'no adapter' } as const;

describe('loading a model', () => {
  it('is done when the large model runs', async () => {
    const { client, workers } = bench({});
    const outcome = await loadOrStepDown(client, LARGE_MODEL, [MODEL], nothing);
    expect(outcome).toMatchObject({ phase: 'ready' });
    expect(outcome).not.toHaveProperty('refused');
    expect(workers.flatMap(({ loads }) => loads)).toEqual([LARGE_MODEL]);
  });

  it('goes back to the built-in model and says why the large one does not run', async () => {
    const { client, workers } = bench({ load: REFUSAL }, {});
    const outcome = await loadOrStepDown(client, LARGE_MODEL, [MODEL], nothing);
    expect(outcome).toMatchObject({ phase: 'ready', refused: REFUSAL });
    expect(workers.flatMap(({ loads }) => loads)).toEqual([LARGE_MODEL, MODEL]);
  });

  it('fails when the built-in model does not run either', async () => {
    const broken = { code: 'download-failed', detail: 'offline' } as const;
    const { client } = bench({ load: REFUSAL }, { load: broken });
    const outcome = await loadOrStepDown(client, LARGE_MODEL, [MODEL], nothing);
    expect(outcome).toEqual({ phase: 'failed', failure: broken });
  });

  it('tries the built-in model once', async () => {
    const { client, workers } = bench({ load: REFUSAL });
    const outcome = await loadOrStepDown(client, MODEL, [MODEL], nothing);
    expect(outcome).toEqual({ phase: 'failed', failure: REFUSAL });
    expect(workers.flatMap(({ loads }) => loads)).toEqual([MODEL]);
  });

  // Catches: a larger built-in model that is too much for the device, and leaves a large one without a stand-in.
  it('tries the larger built-in model before the smaller one', async () => {
    const full = { code: 'out-of-memory', detail: 'no more memory' } as const;
    const { client, workers } = bench({ load: REFUSAL }, { load: full }, {});
    const outcome = await loadOrStepDown(client, LARGE_MODEL, [BASE_MODEL, MODEL], nothing);
    expect(outcome).toMatchObject({ phase: 'ready', ref: MODEL, refused: REFUSAL });
    expect(workers.flatMap(({ loads }) => loads)).toEqual([LARGE_MODEL, BASE_MODEL, MODEL]);
  });

  it('gives way to a model that is asked for in the meantime', async () => {
    const { client } = bench({ load: 'silent' }, {});
    const first = loadOrStepDown(client, LARGE_MODEL, [MODEL], nothing);
    const second = loadOrStepDown(client, MODEL, [MODEL], nothing);
    expect(await first).toEqual({ phase: 'superseded' });
    expect(await second).toMatchObject({ phase: 'ready' });
  });
});
