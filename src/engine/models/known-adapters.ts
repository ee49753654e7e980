/** Graphics adapters that are known to fail, and what kind of card an adapter is, as data. */
import type { AdapterKind } from '../contract/extractor';

interface KnownBad {
  /** Of vendor, architecture, device and description, in lower case. */
  readonly name: RegExp;
  /** Where it was reported. */
  readonly source: string;
}

/** They pass every check of limits, and lose the device at the first submit of a model. */
const KNOWN_BAD: readonly KnownBad[] = [
  { name: /adreno[^\d]*6\d\d|adreno-6xx/, source: 'https://github.com/mlc-ai/web-llm/issues/836' },
  { name: /adreno[^\d]*8\d\d|adreno-8xx/, source: 'https://github.com/mlc-ai/web-llm/issues/836' },
];

/** Renderers on the processor, slower there than WebAssembly. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render|softpipe|warp/;

/** The first that fits; browsers do not say it otherwise. AMD and Intel make both under one vendor. */
const KINDS: readonly (readonly [name: RegExp, kind: AdapterKind])[] = [
  [SOFTWARE, 'software'],
  [/\bcpu\b/, 'software'],
  [/discrete gpu|nvidia|geforce|quadro|radeon rx|\barc\b|xe-hpg|\bxe2-hpg/, 'discrete'],
  [/integrated gpu|apple|qualcomm|adreno|\barm\b|mali|img-tec|powervr|samsung/, 'integrated'],
  [/iris|uhd|\bhd graphics|gen-(?:7|8|9|11|12lp)|xe-lpg|vega \d+ graphics/, 'integrated'],
];

/** `words`: all that the browser says of the adapter. */
export function kindOf(words: string): AdapterKind {
  const lower = words.toLowerCase();
  return KINDS.find(([name]) => name.test(lower))?.[1] ?? 'unknown';
}

/** The address of the report; undefined where nothing is known against it. */
export function knownTrouble(words: string): string | undefined {
  const lower = words.toLowerCase();
  return KNOWN_BAD.find(({ name }) => name.test(lower))?.source;
}
