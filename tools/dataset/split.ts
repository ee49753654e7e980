/** Which documents train and which validate: decided by a hash of the text, once for all corpora. */
import { createHash } from 'node:crypto';
import type { SourceDocument } from './source';

const SALT = 'chinchilla-split-1:';

/** A number in [0, 1) that depends on the text alone. */
export function positionOf(text: string): number {
  return createHash('sha256').update(SALT).update(text).digest().readUInt32BE(0) / 2 ** 32;
}

/** One document a text: the one with the most relations, events and mentions; the first of equals. */
export function dropRepeats(documents: readonly SourceDocument[]): readonly SourceDocument[] {
  const best = new Map<string, SourceDocument>();
  for (const source of documents) {
    const known = best.get(source.document.text);
    if (known === undefined || richness(source) > richness(known)) {
      best.set(source.document.text, source);
    }
  }
  return [...best.values()];
}

function richness({ document: { extraction } }: SourceDocument): number {
  return (
    (extraction.relations.length + extraction.events.length) * 1000 + extraction.mentions.length
  );
}

export interface Share {
  readonly documents: readonly SourceDocument[];
  readonly valid: number;
}

/** The texts that validate. A text that validates in one corpus validates in all of them. */
export function validationTexts(shares: readonly Share[]): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const { documents, valid } of shares) {
    for (const { document, splitKey } of documents) {
      if (positionOf(splitKey) < valid) texts.add(document.text);
    }
  }
  return texts;
}
