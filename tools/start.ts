// `npm start`: builds the site when it is older than its sources, then serves it with its headers.
import { preview } from 'vite';
import { buildIfStale, ROOT } from './site-build';

function readPort(): number {
  const port = Number(process.env['PORT'] ?? '4173');
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  console.error(`PORT is not a port number: ${process.env['PORT'] ?? ''}`);
  process.exit(2);
}

const port = readPort();
await buildIfStale();
try {
  await preview({ root: ROOT, preview: { host: '127.0.0.1', port, strictPort: true } });
  console.log(`Chinchilla: http://127.0.0.1:${port}/`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error('Another port: PORT=8080 npm start');
  process.exit(1);
}
