/** The page's side of the worker that makes datasets. */
import type { WorkshopApi } from '../../corpus/workshop/contract';
import { HelperWorker } from '../../engine/client/helper-worker';

export class WorkshopClient extends HelperWorker<WorkshopApi> {
  constructor() {
    // Vite finds a worker by this very form.
    super(
      new Worker(new URL('../../../worker/workshop.worker.ts', import.meta.url), {
        type: 'module',
        name: 'workshop',
      }),
    );
  }
}
