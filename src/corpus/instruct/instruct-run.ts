/** Instruction records of a dataset that is read twice: labels are mined first, then every document is asked. */
import type { AnswerTask } from '../../formats/answer-shape';
import { LossCounter } from '../../formats/count-losses';
import { rankOf } from '../check/sides';
import { TextRandom } from '../../core/random';
import type { DatasetDocument, Placed } from '../dataset/document';
import { BATCH_SIZES, batchesOf } from './batches';
import { chooseLabels } from './choose';
import { goldOf, type Gold } from './gold';
import { InstructCounts, type InstructReport } from './instruct-report';
import { LabelMiner, type MinedCorpus } from './mine';
import { INSTRUCT_OPTIONS, type InstructOptions } from './options';
import { recordOf, type InstructRecord } from './record';
import type { Template } from './template';

const HAN = /\p{Script=Han}/u;

export class InstructRun {
  readonly #options: InstructOptions;
  readonly #miner = new LabelMiner();
  readonly #losses = new LossCounter();
  readonly #counts: InstructCounts;
  #mined: ReadonlyMap<string, MinedCorpus> | undefined;

  /** `mined`: of the same documents, where they were seen before; there is no first pass then. */
  constructor(options: Partial<InstructOptions> = {}, mined?: ReadonlyMap<string, MinedCorpus>) {
    this.#options = { ...INSTRUCT_OPTIONS, ...options };
    this.#mined = mined;
    this.#counts = new InstructCounts(this.#options.tokenizer);
  }

  /** First pass. Examples come from no side that is held out. */
  see({ document, side }: Placed): void {
    this.#miner.add(document, rankOf(side) === 0);
  }

  /** Second pass: the records of a document. */
  again({ document }: Placed): readonly InstructRecord[] {
    this.#mined ??= this.#miner.mined();
    const corpus = this.#mined.get(document.corpus ?? '');
    if (corpus === undefined) {
      throw new Error('the second pass shows a corpus that the first did not');
    }
    const records = this.#options.tasks.flatMap((task) => this.#ask(document, corpus, task));
    this.#counts.addDocument(document, records.length);
    if (records.length === 0) this.#lose('not-asked', document, 'a document has nothing to ask');
    return records;
  }

  /** After both passes. */
  report(): InstructReport {
    const mined = this.#mined ?? this.#miner.mined();
    return this.#counts.report(this.#options, mined, this.#losses.losses());
  }

  #ask(
    document: DatasetDocument,
    corpus: MinedCorpus,
    task: AnswerTask,
  ): readonly InstructRecord[] {
    const gold = goldOf(document, task);
    this.#loseBroken(document, gold);
    const isLinked = corpus.isLinked || this.#options.linked.has(corpus.corpus);
    if (task === 'NER' && isLinked) {
      const detail = 'entities of a corpus that has only ends of relations are not asked';
      this.#lose('linked-entities', document, detail, gold.items.length);
      return [];
    }
    const isOpen = this.#options.open.has(corpus.corpus);
    const labels = corpus.labels[task];
    const random = new TextRandom(`${this.#options.seed} ${task} ${document.id}`);
    const own = [...new Set(gold.items.map(({ label }) => label))];
    const asked = chooseLabels(
      {
        gold: own.filter((label) => !gold.broken.has(label)),
        unknown: new Set([...(isOpen ? labels.keys() : []), ...gold.broken.keys()]),
        labels,
        batch: BATCH_SIZES[task],
      },
      this.#options,
      random,
    );
    return batchesOf(asked, BATCH_SIZES[task]).map((batch, index) => {
      const template = this.#template(document, task, random);
      const { descriptions, details } = this.#options;
      const record = recordOf({
        ...{ document, task, number: index + 1, batch, items: gold.items, labels },
        ...{ descriptions, details, template, random },
      });
      this.#counts.addRecord(record, batch);
      return record;
    });
  }

  #template({ text }: DatasetDocument, task: AnswerTask, random: TextRandom): Template {
    const { language, templates } = this.#options;
    const wanted = language === 'auto' ? (HAN.test(text) ? 'zh' : 'en') : language;
    const ofTask = templates.filter((template) => template.task === task);
    const usable = ofTask.filter((template) => template.language === wanted);
    const template = random.pick(usable.length > 0 ? usable : ofTask);
    if (template === undefined) throw new Error(`there is no template for ${task}`);
    return template;
  }

  /** A label whose item is broken is not asked; its other items go with it. */
  #loseBroken(document: DatasetDocument, { items, broken }: Gold): void {
    for (const [label, count] of broken) {
      const others = items.filter((item) => item.label === label).length;
      const detail =
        'items lie outside the text or lead nowhere; their label is not asked of the document';
      this.#lose('broken-items', document, detail, count + others);
    }
  }

  #lose(code: string, { id }: DatasetDocument, detail: string, count = 1): void {
    if (count > 0) this.#losses.add(code, id, detail, count);
  }
}
