/** Gold files: which format is read how, under which names, and what the model is asked for. */
import type { AnnotatedDocument } from '../../src/core/extraction';
import type { Result } from '../../src/core/result';
import type { Schema } from '../../src/core/schema';
import { parseCluener } from '../../src/formats/cluener';
import { parseCmeee } from '../../src/formats/cmeee';
import { parseDuee } from '../../src/formats/duee';
import { parseDuie } from '../../src/formats/duie';
import type { FormatError } from '../../src/formats/format-error';
import { IDENTITY_LABELS } from '../../src/formats/label-map';
import type { LabelMap } from '../../src/formats/label-map';
import {
  DUEE_LABELS,
  DUIE_LABELS,
  detectFamily,
  familyLabels,
} from '../../src/formats/label-names';
import { parseJson } from '../../src/formats/records';
import { dictionary, string } from '../../src/formats/shape';
import { parseTagged } from '../../src/formats/tagged';
import { parseUnified } from '../../src/formats/unified';

export const FORMATS = ['cluener', 'bio', 'bmes', 'cmeee', 'duie', 'duee', 'chinchilla'] as const;

export type GoldFormat = (typeof FORMATS)[number];

/** `all`: whatever the schema asks for. */
export type EvaluationTask = 'ner' | 're' | 'ee' | 'all';

export function isGoldFormat(value: string): value is GoldFormat {
  return FORMATS.some((format) => format === value);
}

interface Reader {
  readonly task: EvaluationTask;
  /** Undefined: ask for the types that the file's tags stand for, or as `--preset` and `--schema` say. */
  readonly preset: string | undefined;
  readonly parse: (
    content: string,
    labels: LabelMap,
  ) => Result<readonly AnnotatedDocument[], FormatError>;
  readonly labels: (content: string) => LabelMap;
}

const TAGGED: Reader = {
  task: 'ner',
  preset: undefined,
  parse: parseTagged,
  labels: labelsOfTags,
};

const READERS: Readonly<Record<GoldFormat, Reader>> = {
  cluener: {
    task: 'ner',
    preset: 'ner-fine',
    parse: parseCluener,
    labels: () => ({ ...familyLabels('cluener'), others: 'keep' }),
  },
  bio: TAGGED,
  bmes: TAGGED,
  cmeee: {
    task: 'ner',
    preset: 'ner-medical',
    parse: parseCmeee,
    labels: () => ({ ...familyLabels('cmeee'), others: 'keep' }),
  },
  duie: { task: 're', preset: 're-encyclopedia', parse: parseDuie, labels: () => DUIE_LABELS },
  duee: { task: 'ee', preset: 'ee-general', parse: parseDuee, labels: () => DUEE_LABELS },
  chinchilla: {
    task: 'all',
    preset: undefined,
    parse: parseUnified,
    labels: () => IDENTITY_LABELS,
  },
};

export function taskOf(format: GoldFormat): EvaluationTask {
  return READERS[format].task;
}

export function defaultPreset(format: GoldFormat): string | undefined {
  return READERS[format].preset;
}

/** `names` comes from `--labels` and goes before the built-in table. */
export function readGold(
  format: GoldFormat,
  content: string,
  names: ReadonlyMap<string, string>,
): Result<readonly AnnotatedDocument[], FormatError> {
  const reader = READERS[format];
  const builtIn = reader.labels(content);
  return reader.parse(content, { ...builtIn, names: new Map([...builtIn.names, ...names]) });
}

/** The entity types of the documents, in order of appearance. */
export function entitySchema(documents: readonly AnnotatedDocument[]): Schema {
  const names = new Set(
    documents.flatMap(({ extraction }) => extraction.mentions.map(({ type }) => type)),
  );
  return { entities: [...names].map((name) => ({ name })), relations: [], events: [] };
}

/** Tags that no family knows keep their own names. */
function labelsOfTags(content: string): LabelMap {
  const plain = parseTagged(content, IDENTITY_LABELS);
  const tags = plain.ok ? entitySchema(plain.value).entities.map(({ name }) => name) : [];
  const family = detectFamily(tags);
  return family === undefined ? IDENTITY_LABELS : { ...familyLabels(family), others: 'keep' };
}

/** `{"tag": "name"}`, as `--labels` takes it. */
export function parseLabelNames(json: string): Result<ReadonlyMap<string, string>, FormatError> {
  return parseJson(json, dictionary(string));
}
