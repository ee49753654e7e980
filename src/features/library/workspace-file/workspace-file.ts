/** The whole workspace as one zip: a description, documents as JSON lines, schemas. */
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped, type Zippable } from 'fflate';
import type { Document } from '../../../core/document';
import { err, ok, type Result } from '../../../core/result';
import type { Schema } from '../../../core/schema';
import { parseSchema } from '../../../core/schema-parse';
import { parsePlainDocument, plainDocument } from '../../../formats/plain-document';

export interface WorkspaceContent {
  readonly documents: readonly Document[];
  /** Edited schemas by the id of their preset. */
  readonly schemas: ReadonlyMap<string, Schema>;
}

export type WorkspaceFileFailure = 'not-a-workspace' | 'damaged' | 'newer' | 'too-large';

const FORMAT = 'chinchilla-workspace';
const VERSION = 1;
const DESCRIPTION = 'workspace.json';
const DOCUMENTS = 'documents.jsonl';
const SCHEMAS = 'schemas.json';
/** Bytes, all entries unpacked: what a zip claims is believed only up to here. */
const UNPACKED_LIMIT = 500_000_000;

/** In one task: fflate's own workers come from blobs, which the page's policy forbids. */
export function writeWorkspace({ documents, schemas }: WorkspaceContent): Uint8Array<ArrayBuffer> {
  const lines = documents.map((document) => `${JSON.stringify(plainDocument(document))}\n`);
  const description = { format: FORMAT, version: VERSION, documents: documents.length };
  const files: Zippable = {
    [DESCRIPTION]: strToU8(JSON.stringify(description)),
    [DOCUMENTS]: strToU8(lines.join('')),
    [SCHEMAS]: strToU8(JSON.stringify(Object.fromEntries(schemas))),
  };
  return zipSync(files, { level: 6 });
}

/** Other entries of the zip are not unpacked. */
function unpack(bytes: Uint8Array): Result<Unzipped, WorkspaceFileFailure> {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        return [DESCRIPTION, DOCUMENTS, SCHEMAS].includes(name) && total <= UNPACKED_LIMIT;
      },
    });
    return total > UNPACKED_LIMIT ? err('too-large') : ok(files);
  } catch {
    return err(isZip(bytes) ? 'damaged' : 'not-a-workspace');
  }
}

/** By the first two bytes of an entry. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes === undefined ? undefined : JSON.parse(strFromU8(bytes));
  } catch {
    return undefined;
  }
}

/** How many documents the description promises. */
function readDescription(bytes: Uint8Array | undefined): Result<number, WorkspaceFileFailure> {
  const value = parseJson(bytes);
  if (typeof value !== 'object' || value === null) return err('not-a-workspace');
  const { format, version, documents } = value as Partial<Record<string, unknown>>;
  if (format !== FORMAT || typeof version !== 'number') return err('not-a-workspace');
  if (version > VERSION) return err('newer');
  return typeof documents === 'number' ? ok(documents) : err('damaged');
}

function readDocuments(bytes: Uint8Array | undefined): readonly Document[] | undefined {
  if (bytes === undefined) return undefined;
  const documents: Document[] = [];
  for (const line of strFromU8(bytes).split('\n')) {
    if (line === '') continue;
    const read = parsePlainDocument(parseJson(strToU8(line)));
    if (!read.ok) return undefined;
    documents.push(read.value);
  }
  return documents;
}

function readSchemas(bytes: Uint8Array | undefined): ReadonlyMap<string, Schema> | undefined {
  const value = parseJson(bytes);
  if (typeof value !== 'object' || value === null) return undefined;
  const schemas = new Map<string, Schema>();
  for (const [preset, raw] of Object.entries(value)) {
    const schema = parseSchema(JSON.stringify(raw));
    if (!schema.ok) return undefined;
    schemas.set(preset, schema.value);
  }
  return schemas;
}

/** All of it or nothing: a document that does not fit makes the file a damaged one. */
export function readWorkspace(bytes: Uint8Array): Result<WorkspaceContent, WorkspaceFileFailure> {
  if (bytes.length > UNPACKED_LIMIT) return err('too-large');
  const files = unpack(bytes);
  if (!files.ok) return files;
  const promised = readDescription(files.value[DESCRIPTION]);
  if (!promised.ok) return promised;
  const documents = readDocuments(files.value[DOCUMENTS]);
  const schemas = readSchemas(files.value[SCHEMAS]);
  if (documents?.length !== promised.value || schemas === undefined) return err('damaged');
  return ok({ documents, schemas });
}
