/** Reads one stored document with a model that is loaded, and gives what to store. */
import { askedOf } from '../../core/schema';
import { checkSchema, hasErrors } from '../../core/schema-check';
import type { Document, Predictions } from '../../core/document';
import { EMPTY_EXTRACTION } from '../../core/extraction';
import { err, ok, type Result } from '../../core/result';
import type { ExtractorClient } from '../../engine/client/client';
import type { Failure } from '../../engine/contract/extractor';
import { startRun } from '../../engine/run/extraction-run';
import type { FindsCache } from '../../engine/run/finds-cache';

export interface Reading {
  readonly done: Promise<Result<Predictions, Failure>>;
  readonly cancel: () => void;
}

const CANCELLED: Failure = { code: 'cancelled', detail: 'stopped by a person' };

/** `progress` hears the share of the text that is read, from 0 to 1. */
export function readOne(
  client: ExtractorClient,
  document: Document,
  cache: FindsCache,
  progress: (share: number) => void,
): Reading {
  const schema = askedOf(document.schema);
  if (hasErrors(checkSchema(schema))) {
    const failure: Failure = { code: 'invalid-schema', detail: 'the schema has errors' };
    return { done: Promise.resolve(err(failure)), cancel: () => undefined };
  }
  // The built-in model is asked by the schema alone.
  const instructions = { language: 'zh', texts: {} } as const;
  const task = { text: document.text, schema, instructions };
  let settle: (outcome: Result<Predictions, Failure>) => void = () => undefined;
  const done = new Promise<Result<Predictions, Failure>>((resolve) => (settle = resolve));
  const run = startRun(
    client,
    { task, stale: EMPTY_EXTRACTION, cache },
    {
      progress: ({ done: read, total }) => {
        progress(total === 0 ? 0 : read / total);
      },
      finish: (outcome, extraction) => {
        if (!outcome.ok) {
          settle(outcome);
          return;
        }
        const { id = '', version = '' } = client.loaded ?? {};
        const model = `${id} ${version}`;
        settle(ok({ extraction, model, schema, at: Date.now(), complete: true }));
      },
    },
  );
  return {
    done,
    cancel: () => {
      run.cancel();
      settle(err(CANCELLED));
    },
  };
}
