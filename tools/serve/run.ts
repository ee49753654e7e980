/** One run of `serve`: its arguments, and what it says on standard error. */
import { once } from 'node:events';
import { printHelp } from '../help';
import { readServeOptions } from './options';
import { startService, type Service } from './service';
import { USAGE } from './usage';

/** The exit code. */
export async function run(args: readonly string[], stopped: AbortSignal): Promise<number> {
  if (printHelp(args, USAGE)) return 0;
  const settings = readServeOptions(args);
  if (!settings.ok) return complain(`${settings.error}\n\n${USAGE}`);
  const started = await startService(settings.value);
  if (!started.ok) return complain(`cannot listen: ${started.error}`);
  const code = await serve(started.value, stopped);
  await started.value.stop();
  return code;
}

/** Until it is stopped, or cannot go on. */
async function serve(service: Service, stopped: AbortSignal): Promise<number> {
  console.error(`listening on ${service.url}`);
  const ended = stopped.aborted ? Promise.resolve() : once(stopped, 'abort');
  const ready = await Promise.race([service.ready, ended.then(() => undefined)]);
  if (ready === undefined) return 0;
  if (!ready.ok) return complain('cannot open the model; --model names a folder that holds one');
  console.error(`ready: ${ready.value}`);
  return Promise.race([
    ended.then(() => 0),
    service.broken.then(() => {
      console.error('readers end again and again before they can read');
      return 1;
    }),
  ]);
}

function complain(message: string): number {
  console.error(message);
  return 2;
}
