/** Labels mined from the data: how often each is used, and with which others it is easily confused. */
import type { AnswerTask } from '../../formats/answer-shape';
import { entitiesOf } from '../check/string-table';
import type { DatasetDocument } from '../dataset/document';
import { goldOf, type Gold } from './gold';
import { ConfusionTable, type MinedLabel } from './confusion-table';

const TASKS = ['NER', 'RE', 'EE'] as const satisfies readonly AnswerTask[];

/** Of one corpus: labels are absent only from documents in which they could have been given. */
export interface MinedCorpus {
  readonly corpus: string;
  /** Every entity is an end of a relation: others were not annotated. */
  readonly isLinked: boolean;
  readonly labels: Readonly<Record<AnswerTask, ReadonlyMap<string, MinedLabel>>>;
}

interface Mining {
  readonly tables: Readonly<Record<AnswerTask, ConfusionTable>>;
  entities: number;
  /** Entities that no relation uses. */
  free: number;
}

export class LabelMiner {
  readonly #corpora = new Map<string, Mining>();

  /** `showsExamples`: strings of the document may stand in schemas of others. */
  add(document: DatasetDocument, showsExamples: boolean): void {
    const mining = this.#miningOf(document.corpus ?? '');
    for (const task of TASKS) {
      const gold: Gold = goldOf(document, task);
      mining.tables[task].add(gold, showsExamples);
    }
    const used = new Set(document.relations.flatMap(({ head, tail }) => [head, tail]));
    for (const { id } of entitiesOf({ document })) {
      mining.entities += 1;
      if (!used.has(id)) mining.free += 1;
    }
  }

  mined(): ReadonlyMap<string, MinedCorpus> {
    return new Map(
      [...this.#corpora].map(([corpus, { tables, entities, free }]) => [
        corpus,
        {
          corpus,
          isLinked: entities > 0 && free === 0,
          labels: { NER: tables.NER.mined(), RE: tables.RE.mined(), EE: tables.EE.mined() },
        },
      ]),
    );
  }

  #miningOf(corpus: string): Mining {
    const known = this.#corpora.get(corpus);
    if (known !== undefined) return known;
    const tables = {
      NER: new ConfusionTable(),
      RE: new ConfusionTable(),
      EE: new ConfusionTable(),
    };
    const mining = { tables, entities: 0, free: 0 };
    this.#corpora.set(corpus, mining);
    return mining;
  }
}
