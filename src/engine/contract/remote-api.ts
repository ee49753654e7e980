/** The calls to the worker that asks a server of one's own. */
import type { Result } from '../../core/result';
import type { ExtractorApi } from './extractor';
import type { RemoteFailure, ServerAccess, ServerModels } from './remote';

/** The worker's policy lets it reach one origin, which its address names. */
export interface RemoteApi extends ExtractorApi {
  models(server: ServerAccess): Promise<Result<ServerModels, RemoteFailure>>;
  /** Whether anybody is there, whatever the server lets this page read. */
  answers(base: string): Promise<boolean>;
}
