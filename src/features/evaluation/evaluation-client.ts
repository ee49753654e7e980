/** The page's side of the worker that evaluates. */
import { HelperWorker } from '../../engine/client/helper-worker';
import type { EvaluationApi } from '../../evaluation/contract';

export class EvaluationClient extends HelperWorker<EvaluationApi> {
  constructor() {
    // Vite finds a worker by this very form.
    super(
      new Worker(new URL('../../../worker/evaluation.worker.ts', import.meta.url), {
        type: 'module',
        name: 'evaluation',
      }),
    );
  }
}
