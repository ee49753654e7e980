/** What kind of file it is, by its name, and where that says nothing by how it begins. */
import { extensionOf, type PickedFile } from '../file-document';

export type FileKind =
  | 'zip'
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'epub'
  | 'html'
  | 'table'
  | 'json'
  | 'text'
  | 'annotations'
  | 'settings'
  | 'unknown';

const BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  zip: 'zip',
  pdf: 'pdf',
  docx: 'docx',
  docm: 'docx',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  epub: 'epub',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  csv: 'table',
  tsv: 'table',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  jsonld: 'json',
  txt: 'text',
  text: 'text',
  md: 'text',
  markdown: 'text',
  conll: 'text',
  bio: 'text',
  bmes: 'text',
  bilou: 'text',
  ann: 'annotations',
};

/** What annotation programs put beside documents. */
const SETTINGS =
  /(?:^|\/)(?:(?:annotation|visual|tools|kb_shortcuts)\.conf|\.stats_cache|label-config\.xml|to_docbin\.py)$/iu;

export async function kindOf({ path, blob }: PickedFile): Promise<FileKind> {
  if (SETTINGS.test(path)) return 'settings';
  const known = BY_EXTENSION[extensionOf(path)];
  if (known !== undefined) return known;
  const start = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
  const magic = String.fromCharCode(...start);
  if (magic === '%PDF') return 'pdf';
  return extensionOf(path) === '' && !magic.startsWith('PK') ? 'text' : 'unknown';
}
