/** The large models as the panel lists them: what each needs, whether it fits here, how far it is. */
import {
  findLlmEntry,
  LLM_ENTRIES,
  type LlmEntry,
  type LlmVariant,
} from '../../engine/models/catalogue';
import type { Capability } from '../../engine/contract/extractor';
import type { DownloadState, KnownLlm, LlmContext } from '../../engine/contract/download';
import { fitOf, MAY_BE_TRIED, type Fit } from '../../engine/models/fit';
import { knownTotal } from './download-numbers';
import type { States } from './known-models';

export type Precision = 'f16' | 'f32';

/** `needs-f16`: fetched on another graphics card. */
export type RowFit = Fit | { readonly fits: false; readonly reason: 'needs-f16' };

export interface ModelRow {
  /** Of the variant: what is downloaded, loaded and removed. */
  readonly id: string;
  readonly name: string;
  /** Absent for a model of one's own. */
  readonly variant?: LlmVariant;
  readonly precision?: Precision;
  /** Bytes of the whole model; an estimate until its files are known. */
  readonly size?: { readonly bytes: number; readonly exact: boolean };
  readonly memoryBytes?: number;
  /** Of a model of one's own that is present. */
  readonly context?: LlmContext;
  readonly fit: RowFit;
  /** Cannot run on this device, so is not to be downloaded for it either. */
  readonly blocked: boolean;
  readonly recommended: boolean;
  readonly state: DownloadState;
}

export interface RowGroup {
  /** Such as `Qwen3`; empty for models of one's own. */
  readonly family: string;
  readonly rows: readonly ModelRow[];
}

/** Bits of a weight in q4f16 and q4f32: four, and a scale for each 32 weights. */
const WEIGHT_BITS: Readonly<Record<Precision, number>> = { f16: 4.5, f32: 5 };
const MB = 1_000_000;
/** Graphics memory that most devices have to spare. */
const COMFORTABLE_BYTES = 2700 * MB;

const ABSENT: DownloadState = { phase: 'absent' };

/** From the billions of weights that a name such as `Qwen3 0.6B` gives; within some percent. */
function estimateDownload(name: string, precision: Precision): number | undefined {
  const billions = / (\d+(?:\.\d+)?)B$/.exec(name)?.[1];
  if (billions === undefined) return undefined;
  return (Number(billions) * 1e9 * WEIGHT_BITS[precision]) / 8;
}

function sizeOf(state: DownloadState, estimate?: number): Pick<ModelRow, 'size'> {
  const total = knownTotal(state);
  if (total > 0) return { size: { bytes: total, exact: true } };
  return estimate === undefined ? {} : { size: { bytes: estimate, exact: false } };
}

function rowFit(entry: LlmEntry, precision: Precision, capability?: Capability): RowFit {
  const { variant, ...fit } = fitOf(entry, capability);
  const lacksF16 = precision === 'f16' && variant.id !== entry.f16.id;
  return lacksF16 ? { fits: false, reason: 'needs-f16' } : fit;
}

function catalogueRow(
  entry: LlmEntry,
  precision: Precision,
  states: States,
  capability?: Capability,
): ModelRow {
  const variant = entry[precision];
  const state = states.get(variant.id)?.state ?? ABSENT;
  const fit = rowFit(entry, precision, capability);
  return {
    id: variant.id,
    name: entry.name,
    variant,
    precision,
    ...sizeOf(state, estimateDownload(entry.name, precision)),
    memoryBytes: variant.memoryMB * MB,
    fit,
    blocked: capability === undefined || (!fit.fits && !MAY_BE_TRIED.has(fit.reason)),
    recommended: false,
    state,
  };
}

/** The variant for this device, and the other one where it is stored. */
function rowsOf(entry: LlmEntry, states: States, capability?: Capability): readonly ModelRow[] {
  const first: Precision = fitOf(entry, capability).variant.id === entry.f16.id ? 'f16' : 'f32';
  const other: Precision = first === 'f16' ? 'f32' : 'f16';
  const stored = states.get(entry[other].id)?.state ?? ABSENT;
  const precisions = stored.phase === 'absent' ? [first] : [first, other];
  return precisions.map((precision) => catalogueRow(entry, precision, states, capability));
}

/** A person's own model may always be tried: what is known of the device is no more than a warning. */
function ownRow({ spec, state, context }: KnownLlm, capability?: Capability): ModelRow {
  return {
    id: spec.id,
    name: spec.id,
    ...sizeOf(state),
    ...(context === undefined ? {} : { context }),
    fit: capability?.webgpu === false ? { fits: false, reason: 'no-webgpu' } : { fits: true },
    blocked: false,
    recommended: false,
    state,
  };
}

/** The largest that leaves room on most devices. */
function recommendedId(rows: readonly ModelRow[]): string | undefined {
  return rows.findLast(
    ({ fit, blocked, memoryBytes = Infinity }) =>
      fit.fits && !blocked && memoryBytes <= COMFORTABLE_BYTES,
  )?.id;
}

function familyOf({ name }: LlmEntry): string {
  return name.split(' ')[0] ?? name;
}

/** Families in the order of the catalogue, of whose first one model is recommended; own models last. */
export function groupRows(capability: Capability | undefined, states: States): readonly RowGroup[] {
  const families = [...new Set(LLM_ENTRIES.map(familyOf))];
  const groups = families.map((family) => ({
    family,
    rows: LLM_ENTRIES.filter((entry) => familyOf(entry) === family).flatMap((entry) =>
      rowsOf(entry, states, capability),
    ),
  }));
  const best = recommendedId(groups[0]?.rows ?? []);
  const marked = groups.map(({ family, rows }) => ({
    family,
    rows: rows.map((row) => ({ ...row, recommended: row.id === best })),
  }));
  const own = [...states.values()].filter(
    ({ spec, state }) => state.phase !== 'absent' && findLlmEntry(spec.id) === undefined,
  );
  return [...marked, { family: '', rows: own.map((known) => ownRow(known, capability)) }];
}
