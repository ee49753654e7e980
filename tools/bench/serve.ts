// The service under load: clients that ask one document after another until it is stopped in the middle.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../site-build';
import { crowdedDocument } from './crowded';
import { peakOf } from './memory';

export interface ServeReport {
  readonly seconds: number;
  readonly workers: number;
  readonly clients: number;
  /** Characters of a document. */
  readonly length: number;
  readonly answered: number;
  readonly requestsPerSecond: number;
  readonly charsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  /** 503: the queue was full, or the service was stopping. */
  readonly refused: number;
  /** Requests that were sent before the stop and got no answer, or another one. */
  readonly lost: number;
  /** Of the process with its readers, in bytes; `null` where the system does not say. */
  readonly peakMemory: number | null;
  /** Of the service, after SIGTERM. */
  readonly exitCode: number | null;
}

const LENGTH = 500;
const PRESET = 'ner-general';

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

async function startService(workers: number): Promise<Running> {
  const args = ['--port', '0', '--workers', String(workers), '--preset', PRESET];
  const command = ['--import', 'tsx', 'tools/serve/serve.ts', ...args];
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines = createInterface(child.stderr);
  const [listening] = (await once(lines, 'line')) as [string];
  const url = listening.replace('listening on ', '');
  while ((await fetch(`${url}/health`)).status !== 200) await sleep(100);
  return { child, url };
}

/** The process and its children. */
function familyPeak(pid: number | undefined): number | null {
  if (pid === undefined) return null;
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    return [pid, ...children.map(Number)].reduce((sum, one) => sum + peakOf(one), 0);
  } catch {
    return null;
  }
}

class Load {
  readonly times: number[] = [];
  refused = 0;
  lost = 0;
  stopped = false;
  readonly #url: string;
  readonly #text = crowdedDocument(LENGTH * 20, 40).text;

  constructor(url: string) {
    this.#url = url;
  }

  /** Until the service is stopped. */
  async client(first: number): Promise<void> {
    for (let n = first; !this.stopped; n += 1) {
      const start = (n * 97) % (this.#text.length - LENGTH);
      await this.#ask(String(n), this.#text.slice(start, start + LENGTH));
    }
  }

  async #ask(id: string, text: string): Promise<void> {
    const began = performance.now();
    const status = await this.#status(id, text);
    if (status === 200) this.times.push(performance.now() - began);
    else if (status === 503) {
      this.refused += 1;
      await sleep(200);
    } else this.lost += 1;
  }

  /** 0: no answer, or one about another document. */
  async #status(id: string, text: string): Promise<number> {
    try {
      const answer = await fetch(`${this.#url}/extract`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id, text }),
      });
      const line = (await answer.json()) as { id?: unknown; text?: unknown };
      const isOwn = line.id === id && line.text === text;
      return answer.status === 200 && !isOwn ? 0 : answer.status;
    } catch {
      return 0;
    }
  }
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Two clients a reader, so that none waits for the network. */
export async function benchServe(seconds: number): Promise<ServeReport> {
  const workers = availableParallelism();
  const clients = workers * 2;
  const { child, url } = await startService(workers);
  try {
    const load = new Load(url);
    const began = performance.now();
    const all = Promise.all(Array.from({ length: clients }, (_, n) => load.client(n * 1000)));
    await sleep(seconds * 1000);
    const lasted = (performance.now() - began) / 1000;
    const answered = load.times.length;
    const peakMemory = familyPeak(child.pid);
    // Every client has a document there: each must get its answer still.
    load.stopped = true;
    const ended = once(child, 'exit') as Promise<[number | null]>;
    child.kill('SIGTERM');
    await all;
    const [exitCode] = await ended;
    const times = load.times.toSorted((a, b) => a - b);
    return {
      ...{ seconds: lasted, workers, clients, length: LENGTH, answered: times.length },
      requestsPerSecond: answered / lasted,
      charsPerSecond: (answered * LENGTH) / lasted,
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
      refused: load.refused,
      lost: load.lost,
      peakMemory,
      exitCode,
    };
  } finally {
    child.kill('SIGKILL');
  }
}
