/** What a built-in model consists of: read from `manifest.json`, believed only after a strict check. */
import { err, ok, type Result } from '../../src/core/result';

export interface ModelFile {
  /** Relative to the manifest; no step upward, no absolute URL. */
  readonly path: string;
  readonly bytes: number;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** What the engine uses the file for, such as `encoder` or `vocabulary`. */
  readonly role: string;
  /** Path of another file of the model from which this graph reads weights (ONNX external data). */
  readonly weights?: string;
}

export interface ModelManifest {
  readonly id: string;
  readonly version: string;
  readonly files: readonly ModelFile[];
  /** Label names seen in training. */
  readonly knownLabels: readonly string[];
  /** Thresholds, lengths and the like; their names are the engine's. */
  readonly settings: Readonly<Record<string, number>>;
}

type Fields = Readonly<Record<string, unknown>>;
type Read<T> = Result<T, string>;

const ID = /^[a-z0-9][a-z0-9.-]*$/;
const VERSION = /^[0-9A-Za-z][0-9A-Za-z.+-]*$/;
const PATH = /^[0-9A-Za-z_-][0-9A-Za-z._-]*(?:\/[0-9A-Za-z_-][0-9A-Za-z._-]*)*$/;
const SHA256 = /^[0-9a-f]{64}$/;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMatch(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function parseFile(value: unknown, where: string): Read<ModelFile> {
  if (!isFields(value)) return err(`${where} is not an object`);
  const { path, bytes, sha256, role, weights } = value;
  if (!isMatch(path, PATH)) return err(`${where}.path is not a relative path`);
  if (!isSize(bytes)) return err(`${where}.bytes is not a positive integer`);
  if (!isMatch(sha256, SHA256)) return err(`${where}.sha256 is not a SHA-256`);
  if (typeof role !== 'string' || role === '') return err(`${where}.role is not a name`);
  if (weights === undefined) return ok({ path, bytes, sha256, role });
  if (!isMatch(weights, PATH)) return err(`${where}.weights is not a relative path`);
  return ok({ path, bytes, sha256, role, weights });
}

function parseFiles(value: unknown): Read<readonly ModelFile[]> {
  if (!Array.isArray(value) || value.length === 0) return err('files is not a list of files');
  const files: ModelFile[] = [];
  const paths = new Set<string>();
  for (const [index, item] of value.entries()) {
    const file = parseFile(item, `files[${index}]`);
    if (!file.ok) return file;
    if (paths.has(file.value.path)) return err(`files has ${file.value.path} twice`);
    paths.add(file.value.path);
    files.push(file.value);
  }
  const lost = files.find(({ weights }) => weights !== undefined && !paths.has(weights));
  return lost === undefined
    ? ok(files)
    : err(`${lost.path} reads weights from no file of the model`);
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isNumbers(value: unknown): value is Readonly<Record<string, number>> {
  return isFields(value) && Object.values(value).every((item) => Number.isFinite(item));
}

/** Fields that it does not know are left out. The error says in English what is wrong and where. */
export function parseManifest(json: unknown): Result<ModelManifest, string> {
  if (!isFields(json)) return err('the manifest is not an object');
  const { id, version, knownLabels, settings } = json;
  if (!isMatch(id, ID)) return err('id is not a lower-case name');
  if (!isMatch(version, VERSION)) return err('version is not a version');
  if (!isStrings(knownLabels)) return err('knownLabels is not a list of names');
  if (!isNumbers(settings)) return err('settings is not a table of numbers');
  const files = parseFiles(json['files']);
  return files.ok ? ok({ id, version, files: files.value, knownLabels, settings }) : files;
}

/** Bytes of all files together. */
export function totalBytes(manifest: ModelManifest): number {
  return manifest.files.reduce((sum, file) => sum + file.bytes, 0);
}

/** Not by version alone: a build may change a file and leave the version. */
export function isSameManifest(a: ModelManifest, b: ModelManifest): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
