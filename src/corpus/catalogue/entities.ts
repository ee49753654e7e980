/** Corpora of named entities. */
import { parseCluener } from '../../formats/cluener';
import { parseCmeee } from '../../formats/cmeee';
import { parseEntityList } from '../../formats/entity-list';
import { familyLabels } from '../../formats/label-names';
import type { LabelFamily } from '../../formats/label-names';
import { parsePartOfSpeech } from '../../formats/part-of-speech';
import { parseTagged } from '../../formats/tagged';
import { CLOSED, blocks, lines, manyOf } from './corpus';
import type { Corpus } from './corpus';

interface TaggedRow {
  readonly name: string;
  readonly archive: string;
  readonly train: readonly string[];
  readonly valid: readonly string[];
  readonly family: LabelFamily;
  readonly extension: string;
}

function tagged({ family, extension, ...row }: TaggedRow): Corpus {
  const read = manyOf(parseTagged, familyLabels(family), { records: blocks });
  return { ...CLOSED, ...row, gold: `${row.name}.${extension}`, read };
}

/** A paragraph's id is day, page, article and paragraph; the first three are the article. */
const articleOf = ({ id }: { readonly id: string }): string => id.slice(0, 15);

/** Each question has a line with the name of a picture before it; a token that was a space is missing. */
const plainQuestions = (content: string): string =>
  content.replaceAll(/^IMGID: .*$/gmu, '').replaceAll(/^O(?=\r?$)/gmu, ' O');

export const ENTITY_CORPORA: readonly Corpus[] = [
  {
    ...CLOSED,
    name: 'cluener',
    archive: 'cluener2020',
    train: ['train.json'],
    gold: 'cluener.json',
    read: manyOf(parseCluener, familyLabels('cluener'), { records: lines }),
  },
  {
    ...tagged({
      name: 'msra',
      archive: 'msra',
      train: ['msra_train_bio'],
      valid: [],
      family: 'general',
      extension: 'bio',
    }),
    share: 0.05,
  },
  tagged({
    name: 'weibo',
    archive: 'weibo',
    train: ['weiboNER_2nd_conll.train'],
    valid: ['weiboNER_2nd_conll.dev'],
    family: 'weibo',
    extension: 'bio',
  }),
  tagged({
    name: 'resume',
    archive: 'resume',
    train: ['train.char.bmes'],
    valid: ['dev.char.bmes'],
    family: 'resume',
    extension: 'bmes',
  }),
  {
    ...CLOSED,
    name: 'cmeee',
    archive: 'cmeee_chip2020',
    train: ['train_data.txt'],
    gold: 'cmeee.txt',
    read: manyOf(parseCmeee, familyLabels('cmeee'), { records: lines }),
  },
  tagged({
    name: 'ecommerce',
    archive: 'ecommerce_ding',
    train: ['train.txt.bieos'],
    valid: ['dev.txt.bieos'],
    family: 'product',
    extension: 'bmes',
  }),
  tagged({
    name: 'taobao',
    archive: 'taobao_jie',
    train: ['train.txt'],
    valid: ['dev.txt'],
    family: 'listing',
    extension: 'bio',
  }),
  tagged({
    name: 'youku',
    archive: 'youku_jie',
    train: ['train.txt'],
    valid: ['dev.txt'],
    family: 'film',
    extension: 'bio',
  }),
  {
    ...CLOSED,
    name: 'media',
    archive: 'video_music_book',
    train: ['train.jsonl'],
    valid: ['valid.jsonl'],
    read: manyOf(parseEntityList, familyLabels('media')),
  },
  {
    ...CLOSED,
    name: 'people_daily',
    archive: 'people_daily',
    train: ['pku_199801_segpos.txt'],
    share: 0.04,
    margin: 2,
    read: manyOf(parsePartOfSpeech, familyLabels('news'), { groupOf: articleOf, cut: true }),
  },
  {
    ...CLOSED,
    name: 'cmedqa',
    archive: 'cmedqa_ner',
    train: ['train.txt', 'valid.txt'],
    unseen: true,
    gold: 'cmedqa.bio',
    read: manyOf(
      (content, labels) => parseTagged(plainQuestions(content), labels),
      familyLabels('question'),
      { records: (content) => blocks(plainQuestions(content)) },
    ),
  },
];
