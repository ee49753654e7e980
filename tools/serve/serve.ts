/** Command line: the service that finds what `extract` finds, over HTTP. */
import { run } from './run';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The second one ends the process at once.
  process.once(signal, () => {
    stop.abort();
  });
}

// Timers and connections of what was given up must not keep the process.
process.exit(await run(process.argv.slice(2), stop.signal));
