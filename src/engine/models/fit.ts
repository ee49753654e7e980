/** Which variant of a model a device can run, or why none. */
import type { LlmEntry, LlmVariant } from './catalogue';
import type { Capability } from '../contract/extractor';

/** `memory`: the device has less than the model needs; it may still be tried. */
export type Fit =
  { readonly fits: true } | { readonly fits: false; readonly reason: 'no-webgpu' | 'memory' };

/** Browsers say 8 of anything larger, so only smaller devices are known to be too small. */
const MOST_TOLD_GB = 8;
/** The system and the page need the rest. */
const SHARE = 0.75;
const MB_PER_GB = 1024;

function isTooSmall({ memoryMB }: LlmVariant, memoryGB: number | undefined): boolean {
  if (memoryGB === undefined || memoryGB >= MOST_TOLD_GB) return false;
  return memoryMB > memoryGB * MB_PER_GB * SHARE;
}

/** f16 only where the device has it: web-llm's records do not say that it is needed. */
export function fitOf(
  entry: LlmEntry,
  capability: Capability | undefined,
): Fit & { readonly variant: LlmVariant } {
  const variant = capability?.f16 === false && capability.webgpu ? entry.f32 : entry.f16;
  if (capability === undefined) return { fits: true, variant };
  if (!capability.webgpu) return { fits: false, reason: 'no-webgpu', variant };
  if (isTooSmall(variant, capability.memoryGB)) return { fits: false, reason: 'memory', variant };
  return { fits: true, variant };
}
