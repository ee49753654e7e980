/** Command line: what a model finds in documents, as JSON lines. */
import process from 'node:process';
import { run } from './run';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The second one ends the process at once.
  process.once(signal, () => {
    stop.abort();
  });
}

process.exitCode = await run(process.argv.slice(2), {
  variables: process.env,
  stopped: stop.signal,
});
