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

/** Of the adapter, and whether a model can use it. */
function graphicsOf(
  adapter: Adapter | undefined,
  windows: boolean,
): Pick<Capability, 'webgpu' | 'f16' | 'adapter'> {
  if (adapter === undefined) return { webgpu: false, f16: false };
  const facts = describeAdapter(adapter, windows);
  const webgpu = facts.kind !== 'software';
  return { webgpu, f16: webgpu && adapter.features.has('shader-f16'), adapter: facts };
}

/** Works in a window and in a worker. */
export async function probeCapability(scope: CapabilityScope = globalThis): Promise<Capability> {
  const adapter = await findAdapter(scope);
  const windows = scope.navigator?.userAgent?.includes('Windows') === true;
  const memoryGB = scope.navigator?.deviceMemory;
  return {
    crossOriginIsolated: scope.crossOriginIsolated === true,
    cores: scope.navigator?.hardwareConcurrency ?? 1,
    ...graphicsOf(adapter, windows),
    ...(memoryGB === undefined ? {} : { memoryGB }),
  };
}
