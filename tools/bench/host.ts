// Serves the built site as `npm start` does, on a port that is free.
import { createServer } from 'node:net';
import { preview } from 'vite';
import { buildIfStale, ROOT } from '../site-build';

export interface Host {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

export async function startHost(): Promise<Host> {
  await buildIfStale('error');
  const port = await freePort();
  const server = await preview({
    root: ROOT,
    logLevel: 'error',
    preview: { host: '127.0.0.1', port, strictPort: true },
  });
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}
