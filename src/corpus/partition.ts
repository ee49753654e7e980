/** Train and validation of all corpora at once: no text of one side is like a text of the other. */
import type { Corpus } from './catalogue/corpus';
import { NearDuplicateIndex } from './near-duplicates';
import type { SourceDocument } from './source';
import { dropRepeats, splitByBlocks } from './split';

/** What was read of a corpus: `valid` are its official development files. */
export interface LoadedCorpus {
  readonly corpus: Corpus;
  readonly train: readonly SourceDocument[];
  readonly valid: readonly SourceDocument[];
}

export interface CorpusPart {
  readonly corpus: Corpus;
  readonly train: readonly SourceDocument[];
  readonly valid: readonly SourceDocument[];
  /** Texts that an earlier corpus of the same archive holds. */
  readonly repeated: number;
  /** Left out beside validation blocks. */
  readonly margin: number;
  /** Left out of `train`: without a mention, where that does not say that there is none. */
  readonly empty: number;
  /** Left out of `train`: like a validation text, or a piece of the same document as one that is. */
  readonly similar: number;
}

export function partition(loaded: readonly LoadedCorpus[]): readonly CorpusPart[] {
  const split = splitAll(loaded);
  const index = new NearDuplicateIndex(
    split.flatMap(({ valid }) => valid.map(({ document }) => document.text)),
  );
  return split.map((part) => trainable(part, index));
}

function splitAll(loaded: readonly LoadedCorpus[]): readonly CorpusPart[] {
  const taken = new Map<string, Set<string>>();
  return loaded.map(({ corpus, train: first, valid: official }) => {
    const seen = taken.get(corpus.archive) ?? new Set<string>();
    taken.set(corpus.archive, seen);
    const all = withText(first);
    const own = all.filter(({ document }) => !seen.has(document.text));
    for (const { document } of own) seen.add(document.text);
    const repeated = all.length - own.length;
    const none = { corpus, repeated, margin: 0, empty: 0, similar: 0 };
    if (corpus.unseen === true) return { ...none, train: [], valid: own };
    if (official.length > 0) return { ...none, train: own, valid: withText(official) };
    const { train, valid, margin } = splitByBlocks(own, corpus.share, corpus.margin);
    return { ...none, train, valid, margin: margin.length };
  });
}

function withText(documents: readonly SourceDocument[]): readonly SourceDocument[] {
  return dropRepeats(documents).filter(({ document }) => document.text.trim() !== '');
}

function trainable(part: CorpusPart, index: NearDuplicateIndex): CorpusPart {
  const telling = part.corpus.rootsClosed
    ? part.train
    : part.train.filter(({ document }) => document.extraction.mentions.length > 0);
  const similar = new Set(
    telling.filter(({ document }) => index.matches(document.text)).map(({ group }) => group),
  );
  const train = telling.filter(({ group }) => !similar.has(group));
  return {
    ...part,
    train,
    empty: part.train.length - telling.length,
    similar: telling.length - train.length,
  };
}
