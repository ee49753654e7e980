/** Corpora of relations. Where a text is in several corpora of one archive, the first keeps it. */
import type { AnnotatedDocument } from '../../core/extraction';
import { err, ok } from '../../core/result';
import type { Result } from '../../core/result';
import { parseBrat } from '../../formats/brat';
import { parseCausal } from '../../formats/causal';
import { parseCmeie } from '../../formats/cmeie';
import {
  CAUSAL_LABELS,
  CMEIE_LABELS,
  FAULT_LABELS,
  OPEN_RELATION_LABELS,
  SANWEN_LABELS,
} from '../../formats/corpus-names';
import { parseDuie, parseTriples } from '../../formats/duie';
import { DUIE_ALL_RELATIONS } from '../../formats/duie-predicates';
import { parseFaultRelations } from '../../formats/fault-relations';
import type { LabelMap } from '../../formats/label-map';
import { DUIE_LABELS, FINRE_LABELS, familyLabels } from '../../formats/label-names';
import { MILITARY_LABELS } from '../../formats/military-names';
import { parsePairRelations } from '../../formats/pair-relations';
import { parseSubjectRelations } from '../../formats/subject-relations';
import type { CorpusFile, SourceDocument, SourceError } from '../source';
import { unwrapLines } from '../unwrap';
import { CLOSED, LINKED, PARTIAL, errorIn, lines, manyOf, piecesOf } from './corpus';
import type { Corpus } from './corpus';

const DUIE_ALL: LabelMap = { ...DUIE_LABELS, relations: DUIE_ALL_RELATIONS };

/** brat pairs `N.txt`, `N.ann`, cut into pieces. */
function bratPairs(labels: LabelMap): Corpus['read'] {
  return (files) => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const found: SourceDocument[] = [];
    for (const text of files.filter(({ path }) => path.endsWith('.txt'))) {
      const document = readPair(text, byPath, labels);
      if (!document.ok) return document;
      found.push(...piecesOf(unwrapLines(document.value), text.path));
    }
    return ok(found);
  };
}

function readPair(
  text: CorpusFile,
  byPath: ReadonlyMap<string, CorpusFile>,
  labels: LabelMap,
): Result<AnnotatedDocument, SourceError> {
  const path = text.path.replace(/\.txt$/u, '.ann');
  const annotations = byPath.get(path);
  if (annotations === undefined) return err({ file: path, line: 0, reason: 'no such file' });
  const parsed = parseBrat(text.content, annotations.content, labels);
  return parsed.ok ? parsed : err(errorIn(path, parsed.error));
}

export const RELATION_CORPORA: readonly Corpus[] = [
  {
    ...CLOSED,
    name: 'literature',
    archive: 'literature_re',
    train: ['Training/'],
    valid: ['Validation/'],
    minimum: 20,
    read: bratPairs(familyLabels('literature')),
  },
  {
    ...LINKED,
    name: 'duie',
    archive: 'duie_partial',
    train: ['lawson_train_5000.json', 'todd_train_4000.json'],
    counterfactual: true,
    gold: 'duie.json',
    read: manyOf(parseDuie, DUIE_LABELS, { records: lines }),
  },
  {
    ...LINKED,
    name: 'duie1',
    archive: 'duie_partial',
    train: ['ske_train_sample.json'],
    counterfactual: true,
    valid: ['ske_dev_sample.json'],
    gold: 'duie1.json',
    read: manyOf(parseDuie, DUIE_ALL, { records: lines }),
  },
  {
    ...LINKED,
    name: 'duie_triples',
    archive: 'duie_partial',
    train: ['lilydark_triples.json'],
    rootsClosed: false,
    read: manyOf(parseTriples, DUIE_ALL),
  },
  {
    ...PARTIAL,
    name: 'finre',
    archive: 'finre',
    train: ['train.txt'],
    valid: ['valid.txt'],
    read: manyOf(parsePairRelations, FINRE_LABELS),
  },
  {
    ...PARTIAL,
    name: 'sanwen',
    archive: 'sanwen',
    train: ['train.txt'],
    valid: ['valid.txt'],
    read: manyOf(parsePairRelations, SANWEN_LABELS),
  },
  {
    ...LINKED,
    name: 'military',
    archive: 'military_triples',
    train: ['init-train.txt'],
    rootsClosed: false,
    minimum: 10,
    read: manyOf(parseSubjectRelations, MILITARY_LABELS),
  },
  {
    ...LINKED,
    name: 'cmeie',
    archive: 'cmeie',
    train: ['CMeIE_dev.json', 'CMeIE_train_partial.json'],
    minimum: 5,
    read: manyOf(parseCmeie, CMEIE_LABELS),
  },
  {
    ...LINKED,
    name: 'core',
    archive: 'core_openie',
    train: ['train.json'],
    valid: ['dev.json'],
    rootsClosed: false,
    // Rarer words are too many for a closed set; these are some 200 words for over half of the triples.
    minimum: 15,
    read: manyOf(parseSubjectRelations, OPEN_RELATION_LABELS),
  },
  {
    ...LINKED,
    name: 'faults',
    archive: 'bdci2022_dgre',
    train: ['train.json'],
    read: manyOf(parseFaultRelations, FAULT_LABELS, { cut: true }),
  },
  {
    ...PARTIAL,
    name: 'causal',
    archive: 'ccks2021_causal',
    train: ['train.json'],
    valid: ['dev.json'],
    read: manyOf(parseCausal, CAUSAL_LABELS),
  },
];
