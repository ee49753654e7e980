/** A real client on fake workers, and what a test wants to see of it. */
import { EMPTY_SCHEMA } from '../../core/schema';
import type { ModelRef } from '../contract/model-ref';
import {
  createExtractorClient,
  type ExtractHandle,
  type ExtractorClient,
  type StepDown,
} from './client';
import { ScriptedWorker, WINDOW, type WorkerScript } from './scripted-worker.fixture';

export const MODEL: ModelRef = { kind: 'built-in', id: 'chinchilla-mini' };
/** Gives way to `MODEL` where the device does not bear it. */
export const LARGE_MODEL: ModelRef = { kind: 'stored', id: 'Qwen3-0.6B-q4f16_1-MLC' };
export const nothing = (): void => undefined;

export interface Bench {
  readonly client: ExtractorClient;
  readonly workers: ScriptedWorker[];
  readonly phases: string[];
  readonly steps: StepDown[];
  /** Models that were loaded again unasked. */
  readonly reloads: ModelRef[];
}

const open: ExtractorClient[] = [];

/** A client of fake workers: each new one takes the next script; the last one stays. */
export function bench(...scripts: readonly WorkerScript[]): Bench {
  const workers: ScriptedWorker[] = [];
  const phases: string[] = [];
  const steps: StepDown[] = [];
  const reloads: ModelRef[] = [];
  const client = createExtractorClient({
    spawn: () => {
      const worker = new ScriptedWorker(scripts[workers.length] ?? scripts.at(-1) ?? {});
      workers.push(worker);
      return worker;
    },
    onState: ({ phase }) => phases.push(phase),
    lesserModel: ({ kind }) => (kind === 'stored' ? MODEL : undefined),
    onStepDown: (step) => steps.push(step),
    onReload: ({ model }) => {
      reloads.push(model);
      return nothing;
    },
    limits: { pingMs: 25, pings: 4, cancelMs: 400, largeCancelMs: 10_000 },
  });
  open.push(client);
  return { client, workers, phases, steps, reloads };
}

export interface Run extends ExtractHandle {
  readonly chunks: number[];
}

export function start(client: ExtractorClient, text = '栗鼠'): Run {
  const chunks: number[] = [];
  const handle = client.extract({ text, schema: EMPTY_SCHEMA }, ({ coreStart }) =>
    chunks.push(coreStart / WINDOW),
  );
  return { ...handle, chunks };
}

export async function codeOf(run: ExtractHandle): Promise<string> {
  const outcome = await run.done;
  return outcome.ok ? 'ok' : outcome.error.code;
}

export function closeAll(): void {
  for (const client of open.splice(0)) client.close();
}
