/** The page's side of the download worker: started when first needed, and afresh after a crash. */
import * as comlink from 'comlink';
import { err, type Result } from '../../core/result';
import type { Failure } from '../contract/extractor';
import type {
  DownloaderApi,
  DownloadListener,
  DownloadState,
  KnownLlm,
  LlmSpec,
  PickedFile,
  Reachability,
} from '../contract/download';
import type { WorkerLike } from './link';

export interface DownloaderOptions {
  readonly spawn: () => WorkerLike;
}

type Outcome = Result<void, Failure>;
type Remote = comlink.Remote<DownloaderApi>;

/** A live worker; `gone` resolves with the reason once it is not any more. */
interface Session {
  readonly remote: Remote;
  readonly gone: Promise<string>;
}

function describeEvent(event: Event): string {
  const { message } = event as Partial<ErrorEvent>;
  return message === undefined || message === '' ? event.type : message;
}

function crashed(detail: string): Failure {
  return { code: 'crashed', detail };
}

/** What was there when the worker went is there still. */
function failedAfter(state: DownloadState, failure: Failure): DownloadState {
  const { loaded, total } = 'loaded' in state ? state : { loaded: 0, total: 0 };
  return { phase: 'failed', failure, loaded, total };
}

class WorkerDownloader implements DownloaderApi {
  readonly #spawn: () => WorkerLike;
  #session: Session | undefined;

  constructor({ spawn }: DownloaderOptions) {
    this.#spawn = spawn;
  }

  list(): Promise<readonly KnownLlm[]> {
    return this.#call(
      (remote) => remote.list(),
      (): readonly KnownLlm[] => [],
    );
  }

  download(spec: LlmSpec, onState: DownloadListener): Promise<Outcome> {
    return this.#follow(onState, (remote, listener) => remote.download(spec, listener));
  }

  pause(id: string): Promise<void> {
    return this.#call(
      (remote) => remote.pause(id),
      () => undefined,
    );
  }

  verify(id: string, onState: DownloadListener): Promise<Outcome> {
    return this.#follow(onState, (remote, listener) => remote.verify(id, listener));
  }

  remove(id: string): Promise<Result<number, Failure>> {
    return this.#call<Result<number, Failure>>(
      (remote) => remote.remove(id),
      (detail) => err(crashed(detail)),
    );
  }

  importFolder(
    id: string,
    files: readonly PickedFile[],
    onState: DownloadListener,
  ): Promise<Outcome> {
    return this.#follow(onState, (remote, listener) => remote.importFolder(id, files, listener));
  }

  exportFolder(
    id: string,
    folder: FileSystemDirectoryHandle,
    onState: DownloadListener,
  ): Promise<Outcome> {
    return this.#follow(onState, (remote, listener) => remote.exportFolder(id, folder, listener));
  }

  chooseContext(id: string, tokens: number): Promise<Outcome> {
    return this.#call<Outcome>(
      (remote) => remote.chooseContext(id, tokens),
      (detail) => err(crashed(detail)),
    );
  }

  probe(url: string): Promise<Reachability> {
    return this.#call<Reachability>(
      (remote) => remote.probe(url),
      () => ({ reachable: false }),
    );
  }

  /** Calls with a listener; a crash is the last state that it hears of. */
  #follow(
    onState: DownloadListener,
    use: (remote: Remote, listener: DownloadListener) => Promise<Outcome>,
  ): Promise<Outcome> {
    let last: DownloadState = { phase: 'absent' };
    const listener = comlink.proxy((state: DownloadState): void => {
      last = state;
      onState(state);
    });
    return this.#call(
      (remote) => use(remote, listener),
      (detail) => {
        const failure = crashed(detail);
        onState(failedAfter(last, failure));
        return err(failure);
      },
    );
  }

  /** Always ends: with `onCrash` when the worker is gone before it answers. */
  async #call<T>(use: (remote: Remote) => Promise<T>, onCrash: (detail: string) => T): Promise<T> {
    const { remote, gone } = (this.#session ??= this.#open());
    try {
      return await Promise.race([use(remote), gone.then(onCrash)]);
    } catch (error) {
      return onCrash(String(error));
    }
  }

  #open(): Session {
    const worker = this.#spawn();
    const gone = new Promise<string>((resolve) => {
      const crash = (event: Event): void => {
        worker.terminate();
        if (this.#session === session) this.#session = undefined;
        resolve(describeEvent(event));
      };
      worker.addEventListener('error', crash);
      worker.addEventListener('messageerror', crash);
    });
    const session: Session = { remote: comlink.wrap<DownloaderApi>(worker), gone };
    return session;
  }
}

/** `spawn` is called when the worker is first needed, and again after a crash. */
export function createDownloader(options: DownloaderOptions): DownloaderApi {
  return new WorkerDownloader(options);
}
