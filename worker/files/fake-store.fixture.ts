/** The library's storage in memory, with what another tab does to it. */
import type { Document } from '../../src/core/document';
import { ok } from '../../src/core/result';
import type { DocumentStore } from './document-store';

export class FakeStore implements DocumentStore {
  readonly documents = new Map<string, { document: Document; revision: number }>();
  /** Counts the transactions that write. */
  writes = 0;
  /** Called before each save. */
  beforeSave: (() => void) | undefined;

  readonly each: DocumentStore['each'] = (use) => {
    for (const { document } of this.documents.values()) use(document);
    return Promise.resolve(ok(undefined));
  };

  readonly load: DocumentStore['load'] = (id) => Promise.resolve(ok(this.documents.get(id)));

  readonly save: DocumentStore['save'] = (document, base) => {
    this.beforeSave?.();
    this.beforeSave = undefined;
    const stored = this.documents.get(document.id)?.revision ?? 0;
    if (stored !== base) return Promise.resolve(ok({ kind: 'conflict', stored }));
    this.writes += 1;
    this.documents.set(document.id, { document, revision: base + 1 });
    return Promise.resolve(ok({ kind: 'saved', revision: base + 1 }));
  };

  readonly add: DocumentStore['add'] = (documents) => {
    this.writes += 1;
    for (const document of documents) {
      this.documents.set(document.id, { document, revision: 1 });
    }
    return Promise.resolve(ok(undefined));
  };

  get texts(): readonly string[] {
    return [...this.documents.values()].map(({ document }) => document.text);
  }
}
