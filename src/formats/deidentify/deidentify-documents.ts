/** Many documents without the names in them, the key, and what still looks like a name or a number. */
import { shownOf, type Document } from '../../core/document';
import { LossCounter } from '../count-losses';
import type { Loss } from '../format';
import { Deidentifier, type DeidentifyOptions } from './deidentifier';
import type { KeyEntry } from './placeholders';
import { findSuspects, type Suspect } from './suspects';

/** Offsets are UTF-16 code units of the new text. */
export interface DocumentSuspect extends Suspect {
  readonly document: Document;
}

export interface DeidentifiedDocuments {
  readonly documents: readonly Document[];
  /** To be kept apart from the documents. */
  readonly key: readonly KeyEntry[];
  readonly losses: readonly Loss[];
  /** What nobody marked and nothing replaced. */
  readonly suspects: readonly DocumentSuspect[];
}

const DETAILS = {
  'inside-replaced': 'a find lies inside a piece that was replaced',
  'end-replaced': 'a find refers to one that lies inside a piece that was replaced',
} as const;

/** All are read before the first is changed: a placeholder occurs in none of them. */
export function deidentifyDocuments(
  documents: readonly Document[],
  options: DeidentifyOptions,
): DeidentifiedDocuments {
  const deidentifier = new Deidentifier(options);
  const losses = new LossCounter();
  const absent = new Set(options.labels.keys());
  for (const document of documents) {
    deidentifier.learn(document);
    for (const { type } of shownOf(document).extraction.mentions) absent.delete(type);
  }
  for (const type of absent) {
    losses.add('type-absent', type, 'no mention has the type, so nothing was replaced');
  }
  const suspects: DocumentSuspect[] = [];
  const changed = documents.map((original) => {
    const { document, dropped, placed } = deidentifier.apply(original);
    for (const { code } of dropped) losses.add(code, document.id, DETAILS[code]);
    const { mentions } = shownOf(document).extraction;
    for (const suspect of findSuspects(document.text, [...mentions, ...placed])) {
      suspects.push({ ...suspect, document });
    }
    return document;
  });
  return { documents: changed, key: deidentifier.key(), losses: losses.losses(), suspects };
}

/** The key as a file. */
export function keyFile(key: readonly KeyEntry[]): string {
  return `${JSON.stringify(key, undefined, 2)}\n`;
}
