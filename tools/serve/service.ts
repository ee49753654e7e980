/** A running service: starts, says whether it is ready, and ends without losing what it took. */
import { err, ok, type Result } from '../../src/core/result';
import { buildApp } from './app';
import { Metrics } from './metrics';
import { Readers } from './readers';
import type { Settings } from './settings';

/** Milliseconds for what is said to those that were not read in time. */
const LAST_WORDS = 1000;

/** `unopened`: the model cannot be opened. `broken`: readers end again and again. */
export type Fault = 'unopened' | 'broken';

export interface Service {
  readonly url: string;
  readonly readers: Readers;
  /** Resolves once documents are read, or where they never will be. */
  readonly ready: Promise<Result<string, Fault>>;
  /** Resolves where no reader is left after the first was open. */
  readonly broken: Promise<void>;
  /** Takes nothing more, finishes what it has within the time of one document, and ends. */
  readonly stop: () => Promise<void>;
}

interface States {
  readonly ready: Promise<Result<string, Fault>>;
  readonly broken: Promise<void>;
  readonly readers: Readers;
}

function startReaders(settings: Settings): States {
  const listeners: {
    ready: (is: Result<string, Fault>) => void;
    broken: () => void;
  } = { ready: () => undefined, broken: () => undefined };
  const ready = new Promise<Result<string, Fault>>((resolve) => (listeners.ready = resolve));
  const broken = new Promise<void>((resolve) => (listeners.broken = resolve));
  let isOpen = false;
  const readers = new Readers(settings, {
    opened: ({ id, version }) => {
      isOpen = true;
      listeners.ready(ok(`${id} ${version}`));
    },
    broken: () => {
      if (isOpen) listeners.broken();
      else listeners.ready(err('unopened'));
    },
    replaced: () => {
      console.error('a reader ended and is replaced');
    },
  });
  return { ready, broken, readers };
}

/** Why it cannot listen, in English. */
export async function startService(settings: Settings): Promise<Result<Service, string>> {
  const { ready, broken, readers } = startReaders(settings);
  const stopping = new AbortController();
  const metrics = new Metrics(readers);
  const app = await buildApp({ settings, readers, metrics, stopping: stopping.signal });
  const { host, port, timeoutSeconds } = settings;
  try {
    const url = await app.listen({ host, port });
    const end = async (): Promise<void> => {
      stopping.abort();
      const closed = app.close();
      const allowed = timeoutSeconds * 1000;
      // A client that does not read its answer cannot keep the service.
      const timer = setTimeout(() => {
        app.server.closeAllConnections();
      }, allowed + LAST_WORDS);
      await readers.stop(allowed);
      await closed;
      clearTimeout(timer);
    };
    let ended: Promise<void> | undefined;
    const stop = (): Promise<void> => (ended ??= end());
    return ok({ url, readers, ready, broken, stop });
  } catch (error) {
    await Promise.all([readers.stop(0), app.close()]);
    return err(error instanceof Error ? error.message : String(error));
  }
}
