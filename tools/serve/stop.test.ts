/** The process ends on a signal, in the middle of a batch, without a line that is cut or untrue. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { linesIn } from './service.fixture';

const DOCUMENTS = 400;
const line = (n: number): string =>
  `${JSON.stringify({ id: `d${n}`, text: `第${n}天，周小满从杭州到了宁波。`.repeat(40) })}\n`;

it('SIGTERM in the middle of a batch: whole lines, the rest is said not to be read', async () => {
  const command = ['--import', 'tsx', 'tools/serve/serve.ts', '--port', '0'];
  const service = spawn(process.execPath, [...command, '--preset', 'ner-general']);
  try {
    const said = createInterface(service.stderr);
    const [listening] = (await once(said, 'line')) as [string];
    const url = listening.replace('listening on ', '');
    const asking = httpRequest(`${url}/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
    });
    // The client goes on sending: it is not the end of the input that ends the batch.
    for (let n = 0; n < DOCUMENTS; n += 1) asking.write(line(n));
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    let content = '';
    let stopped = false;
    for await (const chunk of response) {
      content += String(chunk);
      if (!stopped) service.kill('SIGTERM');
      stopped = true;
    }
    asking.destroy();
    const [code] = (await once(service, 'exit')) as [number | null];
    expect(code).toBe(0);
    const lines = linesIn(content);
    const last = lines.at(-1);
    expect([last?.id, last?.error?.code]).toEqual([undefined, 'stopping']);
    const read = lines.slice(0, -1);
    expect(read.length).toBeGreaterThan(0);
    expect(read.length).toBeLessThan(DOCUMENTS);
    expect(new Set(read.map(({ id }) => id)).size).toBe(read.length);
    for (const { id, text, mentions } of read) {
      expect(`${JSON.stringify({ id, text })}\n`).toBe(line(Number(id?.slice(1))));
      expect(mentions?.length).toBeGreaterThan(0);
    }
  } finally {
    service.kill('SIGKILL');
  }
});
