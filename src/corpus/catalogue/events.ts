/** Corpora of events. */
import { err, ok } from '../../core/result';
import { EMERGENCY_LABELS, OPEN_EVENT_LABELS } from '../../formats/corpus-names';
import { parseDuee } from '../../formats/duee';
import { parseFewfc } from '../../formats/fewfc';
import { DUEE_LABELS, FEWFC_LABELS } from '../../formats/label-names';
import { parseMarkedEvents } from '../../formats/marked-events';
import { parseOpenEvents } from '../../formats/open-events';
import type { SourceDocument } from '../source';
import { LINKED, errorIn, lines, manyOf, piecesOf } from './corpus';
import type { Corpus, ReadFiles } from './corpus';

/** One report a file. */
const readReports: ReadFiles = (files) => {
  const found: SourceDocument[] = [];
  for (const { path, content } of files) {
    const report = parseMarkedEvents(content, EMERGENCY_LABELS);
    if (!report.ok) return err(errorIn(path, report.error));
    found.push(...piecesOf(report.value, path));
  }
  return ok(found);
};

export const EVENT_CORPORA: readonly Corpus[] = [
  {
    ...LINKED,
    name: 'duee',
    archive: 'duee1',
    train: ['duee_train_lic2020.json'],
    gold: 'duee.json',
    read: manyOf(parseDuee, DUEE_LABELS, { records: lines }),
  },
  {
    ...LINKED,
    name: 'fewfc_base',
    archive: 'fewfc',
    train: ['train_base.json'],
    read: manyOf(parseFewfc, FEWFC_LABELS),
  },
  {
    ...LINKED,
    name: 'fewfc_trans',
    archive: 'fewfc',
    train: ['train_trans.json'],
    read: manyOf(parseFewfc, FEWFC_LABELS),
  },
  {
    ...LINKED,
    name: 'open_events',
    archive: 'iflytek_ee2020',
    train: ['prelim_train.json', 'final_train.json'],
    valid: ['prelim_dev.json', 'final_dev.json'],
    rootsClosed: false,
    read: manyOf(parseOpenEvents, OPEN_EVENT_LABELS),
  },
  {
    ...LINKED,
    name: 'cec',
    archive: 'cec',
    train: ['交通事故/', '地震/', '恐怖袭击/', '火灾/', '食物中毒/'],
    margin: 0,
    read: readReports,
  },
];
