/** A corpus of counterfactual texts beside a corpus of relations: what looks like a relation and is none. */
import type { AnnotatedDocument } from '../../core/extraction';
import type { CorpusPart } from '../partition';
import type { SourceDocument } from '../source';
import { besideText } from './beside';
import { mineCues } from './cues';
import type { CueGroup } from './cues';
import { TextRandom } from '../../core/random';
import { variantsOf } from './variants';
import type { Words } from './variants';

/** Texts longer than this are left out: training reads no more at once, and what is added stands at the end. */
const LONGEST = 230;

/** The part that goes beside `part`, named `NAME_counter`. Cues are mined from its training text only. */
export function counterfactualPart(part: CorpusPart): CorpusPart {
  const mined = mineCues(part.train.map(({ document }) => document));
  return {
    corpus: { ...part.corpus, name: `${part.corpus.name}_counter`, gold: undefined },
    train: counterfactuals(part.train, mined, 'train'),
    valid: counterfactuals(part.valid, mined, 'valid'),
    repeated: 0,
    margin: 0,
    empty: 0,
    similar: 0,
  };
}

function counterfactuals(
  sources: readonly SourceDocument[],
  mined: ReadonlyMap<CueGroup, readonly string[]>,
  use: Words,
): readonly SourceDocument[] {
  const people = peopleOf(sources);
  return sources.flatMap(({ document, group }) => {
    if (document.text.length > LONGEST || document.extraction.relations.length === 0) return [];
    const random = new TextRandom(document.text);
    const times = document.extraction.mentions.some(({ type }) => SCARCE.has(type)) ? 3 : 1;
    const all = [
      ...variantsOf(document, mined, use, random),
      ...Array.from({ length: times }, () => besideText(document, people, random)),
    ].filter((variant): variant is AnnotatedDocument => variant !== undefined);
    return all.map((variant) => ({ document: variant, group }));
  });
}

/** Heads that are rare in the corpora and beside which relations are often reported that do not hold. */
const SCARCE = new Set(['企业', '学校', '机构']);

const PERSON = '人物';

/** Names of people that relations end in; of two to four characters, so that they read as names. */
function peopleOf(sources: readonly SourceDocument[]): readonly string[] {
  const names = sources.flatMap(({ document }) =>
    document.extraction.mentions.filter(({ type }) => type === PERSON).map(({ text }) => text),
  );
  return [...new Set(names)].filter((name) => /^\p{Script=Han}{2,4}$/u.test(name));
}
