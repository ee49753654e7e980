/** A stored model as web-llm's own configuration describes it. */
import type { AppConfig, ChatOptions } from '@mlc-ai/web-llm';
import type { StoredLlm } from '../../src/storage/records';
import type { StoreAddresses } from './store-cache';
import type { ModelFacts } from './web-llm-model';

/** The context that was planned, and what records change besides. */
function chatOptions({ spec }: StoredLlm, { context }: ModelFacts): ChatOptions {
  const { max_history_size } = spec.overrides;
  return {
    ...context.settings,
    ...(max_history_size === undefined ? {} : { max_history_size }),
  };
}

export function appConfigOf(
  record: StoredLlm,
  facts: ModelFacts,
  { model, library }: StoreAddresses,
): AppConfig {
  const overrides = chatOptions(record, facts);
  return {
    cacheBackend: 'cache',
    model_list: [{ model_id: record.id, model, model_lib: library, overrides }],
  };
}
