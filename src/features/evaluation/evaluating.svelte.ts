/** One comparison: what is compared, and what came of it. */
import type { PickedFile } from '../../core/file/picked-file';
import type { Compared, EvaluationView } from '../../evaluation/contract';
import type { Mode } from '../../evaluation/words';
import type { Language } from '../../i18n/translation';
import type { StoredLibrary } from '../workspace/change-stored';
import { EvaluationClient } from './evaluation-client';

type Client = Pick<EvaluationClient, 'call' | 'close'>;
type Api = Parameters<Parameters<EvaluationClient['call']>[0]>[0];

/** `sample` and `differences` are gone through one by one. */
export type Source = 'done' | 'decided' | Mode | 'sample' | 'differences';

/** What an evaluation needs of the library. */
export interface EvaluationLibrary extends StoredLibrary {
  readonly summaries: readonly {
    readonly id: string;
    readonly title: string;
    readonly done: boolean;
    readonly decided: number;
    readonly read?: true;
  }[];
  readonly keeper: { flush(): Promise<void> };
  open(id: string): Promise<boolean>;
  isFree(id: string): Promise<boolean>;
}

export class Evaluating {
  source = $state<Source>('done');
  untouched = $state(true);
  first = $state.raw<readonly PickedFile[]>([]);
  second = $state.raw<readonly PickedFile[]>([]);
  working = $state(false);
  /** The worker ended before it was done. */
  crashed = $state(false);
  view = $state.raw<EvaluationView | undefined>(undefined);

  readonly #connect: () => Client;
  #client: Client | undefined;

  constructor(connect: () => Client = () => new EvaluationClient()) {
    this.#connect = connect;
  }

  /** What was shown was of something else. */
  forget(): void {
    this.view = undefined;
  }

  async run(compared: Compared): Promise<void> {
    this.view = await this.ask((api) => api.evaluate(compared));
  }

  html(language: Language): Promise<string | undefined> {
    return this.ask((api) => api.html(language));
  }

  csv(language: Language): Promise<string | undefined> {
    return this.ask((api) => api.csv(language));
  }

  close(): void {
    this.#client?.close();
    this.#client = undefined;
  }

  /** Undefined where the worker ended before it was done. */
  async ask<T>(use: (api: Api) => Promise<T>): Promise<T | undefined> {
    this.working = true;
    this.crashed = false;
    const client = (this.#client ??= this.#connect());
    try {
      return await client.call(use);
    } catch {
      this.crashed = true;
      this.close();
      return undefined;
    } finally {
      this.working = false;
    }
  }
}
