/** What web-llm reports while it starts, as progress in bytes. */
import type { LoadProgress } from '../../src/engine/contract/extractor';

export interface InitReport {
  readonly progress: number;
  readonly text: string;
}

/**
 * Each of its phases counts from 0 to 1 and is known by its words only; the bytes are those of the phase
 * that puts the weights on the device. What follows (shaders) has none.
 */
export function readProgress({ progress, text }: InitReport, total: number): LoadProgress {
  const uploading = /^(?:start to fetch|fetching|loading model from cache)/i.test(text);
  const share = uploading ? Math.min(1, Math.max(0, progress || 0)) : 1;
  return { stage: 'starting', loaded: Math.floor(share * total), total };
}
