/** A service in the process of a test, with real readers, and ways to ask it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { presetSchema } from '../schema-option';
import { startService, type Service } from './service';
import type { Settings } from './settings';

/** Milliseconds for a model to open, or a service to end, on a machine that is busy. */
export const SLOW = 60_000;

export interface Line {
  readonly id?: string;
  readonly text?: string;
  readonly mentions?: readonly { start: number; end: number; text: string }[];
  readonly error?: { readonly code: string; readonly message: { zh: string; en: string } };
}

function settingsOf(more: Partial<Settings> = {}): Settings {
  const schema = presetSchema('ner-general');
  if (!schema.ok) throw new Error(schema.error);
  return {
    host: '127.0.0.1',
    port: 0,
    workers: 1,
    model: undefined,
    schema: schema.value,
    maxCharacters: 100_000,
    maxDocuments: 12,
    queue: 4,
    timeoutSeconds: 100,
    allowOrigin: undefined,
    ...more,
  };
}

/** Once documents are read. */
export async function startReady(more: Partial<Settings> = {}): Promise<Service> {
  const started = await startService(settingsOf(more));
  if (!started.ok) throw new Error(started.error);
  const ready = await started.value.ready;
  if (!ready.ok) throw new Error(ready.error);
  return started.value;
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10);
}

export function postText(service: Service, body: object, signal?: AbortSignal): Promise<Response> {
  return fetch(`${service.url}/extract`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
}

export function postBatch(
  service: Service,
  body: string | Uint8Array<ArrayBuffer>,
  query = '',
): Promise<Response> {
  const headers = { 'content-type': 'application/x-ndjson' };
  return fetch(`${service.url}/batch${query}`, { method: 'POST', headers, body });
}

/** Fails where the last line is not whole. */
export function linesIn(content: string): readonly Line[] {
  if (!content.endsWith('\n')) throw new Error('the last line has no end');
  return content
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}
