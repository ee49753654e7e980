/** The page's side of the worker that reads files: a new one for each import, gone with it. */
import * as comlink from 'comlink';
import { err, type Result } from '../../core/result';
import type {
  EntryView,
  FilesApi,
  ImportFailure,
  ImportOutcome,
  ImportPlan,
  ReadProgress,
  StoreProgress,
} from '../../files/contract';
import type { PickedFile } from '../../files/file-document';

export class FilesClient {
  readonly #worker: Worker;
  readonly #remote: comlink.Remote<FilesApi>;
  /** With the reason, once the worker is gone. */
  readonly #gone: Promise<string>;

  constructor(worker = spawn()) {
    this.#worker = worker;
    this.#remote = comlink.wrap<FilesApi>(worker);
    this.#gone = new Promise((resolve) => {
      const crash = (event: Event): void => {
        resolve((event as Partial<ErrorEvent>).message ?? event.type);
      };
      worker.addEventListener('error', crash);
      worker.addEventListener('messageerror', crash);
    });
  }

  /** False where the worker could not do it. */
  async read(
    files: readonly PickedFile[],
    onEntry: (entry: EntryView) => void,
    onProgress: (progress: ReadProgress) => void,
  ): Promise<boolean> {
    const call = this.#remote
      .read(files, comlink.proxy(onEntry), comlink.proxy(onProgress))
      .then(() => true);
    return Promise.race([call, this.#gone.then(() => false)]).catch(() => false);
  }

  store(
    plan: ImportPlan,
    onProgress: (progress: StoreProgress) => void,
  ): Promise<Result<ImportOutcome, ImportFailure>> {
    const crashed = (detail: string): Result<never, ImportFailure> =>
      err({ code: 'crashed', detail });
    const call = this.#remote.store(plan, comlink.proxy(onProgress));
    return Promise.race([call, this.#gone.then(crashed)]).catch((error: unknown) =>
      crashed(String(error)),
    );
  }

  /** What is being stored ends after the document at hand. */
  async stop(): Promise<void> {
    await this.#remote.cancel();
  }

  close(): void {
    this.#worker.terminate();
  }
}

function spawn(): Worker {
  return new Worker(new URL('../../../worker/files.worker.ts', import.meta.url), {
    type: 'module',
    name: 'files',
  });
}
