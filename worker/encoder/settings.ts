/** Numbers that belong to the weights: sizes of the graphs and where their scores become finds. */
import { err, ok, type Result } from '../../src/core/result';
import type { Calibration, Line } from './calibration';
import type { ModelManifest } from './manifest';
import type { LinkRules } from './link-score';
import type { SpanRules } from './spans';

export interface EncoderSettings {
  readonly bigramBuckets: number;
  readonly root: SpanRules;
  readonly child: SpanRules;
  /** A root span below this score is not asked for children. */
  readonly parentFloor: number;
  /** Added to the logit of a root span by the kind of its label, so that 0.5 is where F1 is best. */
  readonly rootOffsets: readonly number[];
  readonly links: LinkRules;
  readonly calibration: Calibration;
  /** Whether labels are read with their descriptions: not by a model that was trained on names alone. */
  readonly descriptions: boolean;
}

/** The lowest score that is reported: below it even a person who moves the slider sees noise. */
const REPORT_FLOOR = 0.1;
const EDGE_CAP = 48;

/** Names of the offsets in the manifest, in the order of the kinds' ids; an older model has none. */
const ROOT_OFFSETS = ['offsetEntity', 'offsetSubject', 'offsetTrigger'] as const;

interface LengthBias {
  readonly root: readonly number[];
  readonly child: readonly number[];
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => Number.isFinite(item));
}

function parseLengthBias(json: unknown): LengthBias | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { root, child } = json as Partial<Record<string, unknown>>;
  return isNumbers(root) && isNumbers(child) ? { root, child } : undefined;
}

/** An older model has none: its scores stay as they are. */
function lineOf(settings: ModelManifest['settings'], kind: string): Line {
  return { scale: settings[`scale${kind}`] ?? 1, shift: settings[`shift${kind}`] ?? 0 };
}

/** `json`: the file of role `lengths`, a score by span length for each head. */
export function readSettings(
  manifest: ModelManifest,
  json: unknown,
): Result<EncoderSettings, string> {
  const { settings } = manifest;
  const { bigramBuckets, maxSpan, edgeFloor, parentFloor } = settings as Partial<typeof settings>;
  const lengths = parseLengthBias(json);
  if (lengths === undefined) return err('the table of span lengths is not one');
  if (
    bigramBuckets === undefined ||
    maxSpan === undefined ||
    edgeFloor === undefined ||
    parentFloor === undefined
  ) {
    return err('the manifest lacks a setting of the encoder');
  }
  const rules = { edgeFloor, maxSpan, edgeCap: EDGE_CAP, floor: REPORT_FLOOR };
  return ok({
    bigramBuckets,
    parentFloor,
    calibration: {
      entity: lineOf(settings, 'Entity'),
      relation: lineOf(settings, 'Relation'),
      trigger: lineOf(settings, 'Trigger'),
      argument: lineOf(settings, 'Argument'),
    },
    descriptions: settings['labelDescriptions'] === 1,
    rootOffsets: ROOT_OFFSETS.map((name) => settings[name] ?? 0),
    links: {
      object: settings['offsetObject'] ?? 0,
      argument: settings['offsetArgument'] ?? 0,
      floor: REPORT_FLOOR,
    },
    root: { ...rules, lengthBias: Float32Array.from(lengths.root) },
    child: { ...rules, lengthBias: Float32Array.from(lengths.child) },
  });
}
