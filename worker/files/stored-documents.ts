/** The library's storage, for the importer. */
import {
  addDocuments,
  eachDocument,
  loadDocument,
  saveDocument,
} from '../../src/storage/documents';
import type { DocumentStore } from './document-store';

export const STORED_DOCUMENTS: DocumentStore = {
  each: eachDocument,
  load: loadDocument,
  save: saveDocument,
  add: addDocuments,
};
