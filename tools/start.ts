// `npm start`: builds the site when it is older than its sources, then serves it with its headers.
import { preview } from 'vite';
import { printHelp } from './help';
import { buildIfStale, ROOT } from './site-build';

const USAGE = `usage: npm start

Builds the site where it is older than its sources, and serves it with its headers until it is stopped.

  PORT=N           another port than 4173
  -- --help        this text

Exit codes: 1 the port is taken; 2 PORT is no port.

Examples:
  npm start
  PORT=8080 npm start`;

function readPort(): number {
  const port = Number(process.env['PORT'] ?? '4173');
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  console.error(`PORT is not a port number: ${process.env['PORT'] ?? ''}`);
  process.exit(2);
}

if (printHelp(process.argv.slice(2), USAGE)) process.exit(0);
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
