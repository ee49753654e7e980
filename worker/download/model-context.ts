/** How much context a stored model of a person's own is started with. */
import type { LlmContext } from '../../src/engine/contract/download';
import { findLlmEntry } from '../../src/engine/models/catalogue';
import { contextBytesPerToken, planContext } from '../../src/engine/models/context';
import type { StoredLlm } from '../../src/storage/records';
import type { LlmStore } from './llm-store';
import { CONFIG_PATH } from './mlc-files';
import { readText } from './take-file';

/** Undefined for a model of the catalogue, whose context is fixed, and where the configuration cannot be read. */
export async function readContext(
  store: LlmStore,
  { id, spec, files }: StoredLlm,
): Promise<LlmContext | undefined> {
  const file = files.find(({ path }) => path === CONFIG_PATH);
  if (file === undefined || findLlmEntry(id) !== undefined) return undefined;
  try {
    const config: unknown = JSON.parse(await readText({ store, id, file }, file.bytes ?? 0));
    const { tokens, configured } = planContext(config, spec.overrides);
    const bytesPerToken = contextBytesPerToken(config);
    return { tokens, configured, ...(bytesPerToken === undefined ? {} : { bytesPerToken }) };
  } catch {
    return undefined;
  }
}

export function withContext(llm: StoredLlm, tokens: number): StoredLlm {
  const overrides = { ...llm.spec.overrides, context_window_size: tokens };
  return { ...llm, spec: { ...llm.spec, overrides } };
}
