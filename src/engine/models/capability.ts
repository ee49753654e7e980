/** What this browser can run: threads, and a graphics adapter that is worth using. */
import type { Capability } from '../contract/extractor';
import { describeAdapter, type Adapter } from './adapter';

export interface CapabilityScope {
  readonly crossOriginIsolated?: boolean;
  readonly navigator?: {
    readonly hardwareConcurrency?: number;
    readonly deviceMemory?: number;
    readonly userAgent?: string;
    readonly gpu?: {
      requestAdapter(options: {
        readonly powerPreference: 'high-performance';
      }): Promise<Adapter | null>;
    };
  };
}

/** As web-llm asks for it. Browsers reject where a policy blocks the graphics card. */
async function findAdapter(scope: CapabilityScope): Promise<Adapter | undefined> {
  try {
    const preference = { powerPreference: 'high-performance' } as const;
    return (await scope.navigator?.gpu?.requestAdapter(preference)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Works in a window and in a worker. */
export async function probeCapability(scope: CapabilityScope = globalThis): Promise<Capability> {
  const adapter = await findAdapter(scope);
  const windows = scope.navigator?.userAgent?.includes('Windows') === true;
  const facts = adapter === undefined ? undefined : describeAdapter(adapter, windows);
  const usable = facts !== undefined && facts.kind !== 'software';
  const memoryGB = scope.navigator?.deviceMemory;
  return {
    crossOriginIsolated: scope.crossOriginIsolated === true,
    cores: scope.navigator?.hardwareConcurrency ?? 1,
    webgpu: usable,
    f16: usable && adapter?.features.has('shader-f16') === true,
    ...(facts === undefined ? {} : { adapter: facts }),
    ...(memoryGB === undefined ? {} : { memoryGB }),
  };
}
