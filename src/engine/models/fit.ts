/** Which variant of a model a device can run, or why none. */
import type { LlmEntry, LlmVariant } from './catalogue';
import type { AdapterFacts, Capability } from '../contract/extractor';

/**
 * `limits`: the adapter lacks what web-llm needs of any. `buffer`: the model's largest tensor is more than
 * the adapter reads at once. `memory`, `known-bad`: it may still be tried.
 */
export type UnfitReason = 'no-webgpu' | 'limits' | 'buffer' | 'memory' | 'known-bad';
export type Fit = { readonly fits: true } | { readonly fits: false; readonly reason: UnfitReason };

/** Such reasons are a guess. */
export const MAY_BE_TRIED: ReadonlySet<string> = new Set<UnfitReason>(['memory', 'known-bad']);

/** What web-llm asks of every adapter, and has no lesser value for. */
const NEEDED = { workgroupBytes: 32 * 1024, buffersPerStage: 10 };

/** Browsers say 8 of anything larger, so only smaller devices are known to be too small. */
const MOST_TOLD_GB = 8;
/** The system and the page need the rest. */
const SHARE = 0.75;
const MB_PER_GB = 1024;

function isTooSmall({ memoryMB }: LlmVariant, memoryGB: number | undefined): boolean {
  if (memoryGB === undefined || memoryGB >= MOST_TOLD_GB) return false;
  return memoryMB > memoryGB * MB_PER_GB * SHARE;
}

/** A limit that is not told counts as enough. */
function lacksLimits({ workgroupBytes, buffersPerStage }: Partial<AdapterFacts>): boolean {
  const { workgroupBytes: bytes, buffersPerStage: buffers } = NEEDED;
  return (workgroupBytes ?? bytes) < bytes || (buffersPerStage ?? buffers) < buffers;
}

function reasonOf(variant: LlmVariant, capability: Capability): UnfitReason | undefined {
  const { webgpu, memoryGB } = capability;
  const adapter: Partial<AdapterFacts> = capability.adapter ?? {};
  if (!webgpu) return 'no-webgpu';
  if (lacksLimits(adapter)) return 'limits';
  if ((variant.largestBytes ?? 0) > (adapter.bindingBytes ?? Infinity)) return 'buffer';
  if (adapter.trouble !== undefined) return 'known-bad';
  return isTooSmall(variant, memoryGB) ? 'memory' : undefined;
}

/** f16 only where the device has it: web-llm's records do not say that it is needed. */
export function fitOf(
  entry: LlmEntry,
  capability: Capability | undefined,
): Fit & { readonly variant: LlmVariant } {
  const variant = capability?.f16 === false && capability.webgpu ? entry.f32 : entry.f16;
  if (capability === undefined) return { fits: true, variant };
  const reason = reasonOf(variant, capability);
  return reason === undefined ? { fits: true, variant } : { fits: false, reason, variant };
}
