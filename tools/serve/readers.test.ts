/** A queue that is full, readers that end, clients that leave, documents that take too long. */
import { request as httpRequest } from 'node:http';
import { text as allOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from './service';
import {
  linesIn,
  postBatch,
  postText,
  startReady,
  until,
  type Line,
  SLOW,
} from './service.fixture';

const TEXT = '周小满在杭州的茶厂工作。';

/** The reader stands still until `SIGCONT`, however fast the machine is. */
function toReader(service: Service, signal: NodeJS.Signals): void {
  for (const pid of service.readers.pids) process.kill(pid, signal);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a service', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startReady();
  }, SLOW);
  afterAll(() => {
    // Also where a test has failed in the middle.
    toReader(service, 'SIGCONT');
    return service.stop();
  }, SLOW);

  const send = (count: number): Promise<Response>[] =>
    Array.from({ length: count }, (_, n) => postText(service, { id: String(n), text: TEXT }));

  it('whose queue is full says when to come back, loses nothing, and lets a batch wait', async () => {
    toReader(service, 'SIGSTOP');
    const batch = postBatch(service, `${JSON.stringify({ id: 'b', text: TEXT })}\n`.repeat(6));
    await until(() => service.readers.waiting === 1);
    const taken = send(3);
    await until(() => service.readers.waiting === 4);
    const refused = await postText(service, { text: TEXT });
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(((await refused.json()) as Line).error?.code).toBe('queue-full');
    toReader(service, 'SIGCONT');
    const answers = await Promise.all(taken);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const lines = linesIn(await (await batch).text());
    expect(lines.map(({ id, error }) => [id, error])).toEqual(Array(6).fill(['b', undefined]));
  });

  it('replaces a reader that is killed, and reads its document again', async () => {
    toReader(service, 'SIGSTOP');
    const taken = send(2);
    await until(() => service.readers.waiting === 1);
    toReader(service, 'SIGKILL');
    const lines = await Promise.all(taken.map(async (one) => linesIn(await (await one).text())));
    expect(lines.map(([line]) => [line?.id, line?.mentions?.length])).toEqual([
      ['0', 2],
      ['1', 2],
    ]);
    expect(service.readers.replaced).toBe(1);
  });

  it('gives a document up that two readers ended with, and goes on', async () => {
    toReader(service, 'SIGSTOP');
    // Longer to read than to notice that it has begun.
    const taken = postText(service, { text: TEXT.repeat(8000) });
    await until(() => service.readers.isReading);
    toReader(service, 'SIGKILL');
    await until(() => !service.readers.isReading);
    await until(() => service.readers.isReading);
    toReader(service, 'SIGKILL');
    const lost = await taken;
    expect([lost.status, ((await lost.json()) as Line).error?.code]).toEqual([500, 'reader-lost']);
    expect((await postText(service, { text: TEXT })).status).toBe(200);
  });

  it('forgets documents whose client is gone', async () => {
    toReader(service, 'SIGSTOP');
    const leave = new AbortController();
    const read = postText(service, { text: TEXT });
    await until(() => service.readers.isReading);
    const gone = postText(service, { text: TEXT }, leave.signal).catch(() => 'gone');
    await until(() => service.readers.waiting === 1);
    leave.abort();
    expect(await gone).toBe('gone');
    await until(() => service.readers.waiting === 0);
    toReader(service, 'SIGCONT');
    expect((await read).status).toBe(200);
  });

  it('counts all this in metrics that Prometheus reads, without a text', async () => {
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    for (const line of metrics.split('\n').filter((each) => each !== '')) {
      expect(line).toMatch(/^(?:# (?:HELP|TYPE) \w+ .*|\w+(?:\{(?:\w+="[^"]*",?)+\})? \S+)$/u);
    }
    const value = (name: string): number =>
      Number(
        metrics
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.slice(name.length),
      );
    expect(value('chinchilla_requests_total{route="/extract",method="POST",status="503"}')).toBe(1);
    expect(value('chinchilla_documents_total{outcome="read"}')).toBe(13);
    expect(value('chinchilla_characters_total')).toBe(13 * TEXT.length);
    expect(value('chinchilla_readers_replaced')).toBe(3);
    expect(value('chinchilla_queue_documents')).toBe(0);
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(0);
    expect(metrics).not.toContain('周小满');
  });

  it('that is stopped answers what it took, takes nothing more, and leaves no process', async () => {
    const pids = service.readers.pids;
    toReader(service, 'SIGSTOP');
    const taken = [postText(service, { text: TEXT }), postText(service, { text: TEXT })];
    await until(() => service.readers.waiting === 1);
    const stopped = service.stop();
    // No connection, or one that was open already.
    const late = await postText(service, { text: TEXT }).then(
      ({ status }) => status,
      () => 503,
    );
    expect(late).toBe(503);
    toReader(service, 'SIGCONT');
    const answers = await Promise.all(taken);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await stopped;
    await until(() => pids.every((pid) => !isAlive(pid)));
  });
});

describe('a service that allows a second', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startReady({ timeoutSeconds: 1 });
  }, SLOW);
  afterAll(() => {
    // Also where a test has failed in the middle.
    toReader(service, 'SIGCONT');
    return service.stop();
  }, SLOW);

  it('ends a reader that takes longer', async () => {
    const [pid] = service.readers.pids;
    toReader(service, 'SIGSTOP');
    const late = await postText(service, { text: TEXT });
    expect([late.status, ((await late.json()) as Line).error?.code]).toEqual([504, 'timeout']);
    await until(() => service.readers.pids.length === 1 && service.readers.pids[0] !== pid);
  });

  it('does not wait for a body that does not come', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': '100' };
    const answer = await new Promise<string>((resolve, reject) => {
      const asking = httpRequest(`${service.url}/extract`, { method: 'POST', headers });
      asking.on('response', (response) => {
        allOf(response).then(resolve, reject);
      });
      asking.on('error', reject);
      asking.write('{"text": ');
    });
    expect((JSON.parse(answer) as Line).error?.code).toBe('slow-body');
  });
});
