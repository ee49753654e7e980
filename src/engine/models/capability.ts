/** What this browser can run: threads, and a graphics adapter that is worth using. */
import type { Capability } from '../contract/extractor';

/** The part of WebGPU that is asked for; `info` and the flag are where the browser's version has them. */
interface Adapter {
  readonly features: { has(name: string): boolean };
  readonly isFallbackAdapter?: boolean;
  readonly info?: {
    readonly vendor?: string;
    readonly architecture?: string;
    readonly device?: string;
    readonly description?: string;
    readonly isFallbackAdapter?: boolean;
  };
}

export interface CapabilityScope {
  readonly crossOriginIsolated?: boolean;
  readonly navigator?: {
    readonly hardwareConcurrency?: number;
    readonly deviceMemory?: number;
    readonly gpu?: { requestAdapter(): Promise<Adapter | null> };
  };
}

/** Renderers on the processor, slower there than WebAssembly. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render|softpipe|warp/i;

function isSoftware({ isFallbackAdapter, info }: Adapter): boolean {
  if (isFallbackAdapter === true || info?.isFallbackAdapter === true) return true;
  const { vendor = '', architecture = '', device = '', description = '' } = info ?? {};
  return SOFTWARE.test([vendor, architecture, device, description].join(' '));
}

/** A hardware adapter, or undefined. Browsers reject where a policy blocks the graphics card. */
async function findAdapter(scope: CapabilityScope): Promise<Adapter | undefined> {
  try {
    const adapter = await scope.navigator?.gpu?.requestAdapter();
    return adapter === undefined || adapter === null || isSoftware(adapter) ? undefined : adapter;
  } catch {
    return undefined;
  }
}

/** Works in a window and in a worker. */
export async function probeCapability(scope: CapabilityScope = globalThis): Promise<Capability> {
  const adapter = await findAdapter(scope);
  const memoryGB = scope.navigator?.deviceMemory;
  return {
    crossOriginIsolated: scope.crossOriginIsolated === true,
    cores: scope.navigator?.hardwareConcurrency ?? 1,
    webgpu: adapter !== undefined,
    f16: adapter?.features.has('shader-f16') === true,
    ...(memoryGB === undefined ? {} : { memoryGB }),
  };
}
