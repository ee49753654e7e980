/** What `--model WHICH` means: a folder that holds no usable model is the caller's mistake. */
import { err, ok } from '../src/core/result';
import type { Result } from '../src/core/result';
import type { Encoder } from '../worker/encoder/encoder';
import { openModel } from './model';

export async function modelFolder(model: string | undefined): Promise<Result<Encoder, string>> {
  try {
    return ok(await openModel(model));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err(`cannot open the model: ${reason}`);
  }
}
