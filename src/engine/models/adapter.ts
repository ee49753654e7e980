/** What a browser says of its graphics adapter, as facts. */
import type { AdapterFacts } from '../contract/extractor';
import { kindOf, knownTrouble } from './known-adapters';

const LIMITS = {
  bufferBytes: 'maxBufferSize',
  bindingBytes: 'maxStorageBufferBindingSize',
  workgroupBytes: 'maxComputeWorkgroupStorageSize',
  buffersPerStage: 'maxStorageBuffersPerShaderStage',
} as const;

type LimitName = (typeof LIMITS)[keyof typeof LIMITS];

/** The part of WebGPU that is asked for; `info` and the flag are where the browser's version has them. */
export interface Adapter {
  readonly features: { has(name: string): boolean };
  readonly limits?: Readonly<Partial<Record<LimitName, number>>>;
  readonly isFallbackAdapter?: boolean;
  readonly info?: {
    readonly vendor?: string;
    readonly architecture?: string;
    readonly device?: string;
    readonly description?: string;
    /** Chromium's own, with developer features on: `discrete GPU`, `integrated GPU`, `CPU`. */
    readonly type?: string;
    readonly isFallbackAdapter?: boolean;
  };
}

/** A limit that the browser does not tell is left out. */
function limitsOf({ limits }: Adapter): Partial<Record<keyof typeof LIMITS, number>> {
  const found: Partial<Record<keyof typeof LIMITS, number>> = {};
  for (const [name, source] of Object.entries(LIMITS) as [keyof typeof LIMITS, LimitName][]) {
    const limit = limits?.[source];
    if (typeof limit === 'number') found[name] = limit;
  }
  return found;
}

function isFallback({ isFallbackAdapter, info }: Adapter): boolean {
  return isFallbackAdapter === true || info?.isFallbackAdapter === true;
}

/** `windows`: Chromium there does not choose between two cards by what a page prefers. */
export function describeAdapter(adapter: Adapter, windows: boolean): AdapterFacts {
  const {
    vendor = '',
    architecture = '',
    device = '',
    description = '',
    type = '',
  } = adapter.info ?? {};
  const words = [vendor, architecture, device, description, type].join(' ');
  const trouble = knownTrouble(words);
  return {
    name:
      description === ''
        ? [vendor, architecture].filter((part) => part !== '').join(' ')
        : description,
    kind: isFallback(adapter) ? 'software' : kindOf(words),
    systemChooses: windows,
    ...limitsOf(adapter),
    ...(trouble === undefined ? {} : { trouble }),
  };
}
