/** Evaluation behind comlink: documents of the app against themselves, or files against files. */
import { shownOf, titleOf, type Document } from '../../src/core/document';
import type { AnnotatedDocument } from '../../src/core/extraction';
import type { PickedFile } from '../../src/core/file/picked-file';
import { filterByScore } from '../../src/core/filter';
import { assessPairs } from '../../src/evaluation/assess-pairs';
import { DEFAULT_ROUNDS } from '../../src/evaluation/bootstrap';
import type {
  Compared,
  DifferencesAsked,
  DifferencesView,
  EvaluationApi,
  EvaluationView,
  FindCounts,
  JudgedDocuments,
  SampleAsked,
  SampledRow,
  Theirs,
} from '../../src/evaluation/contract';
import type { EvaluationReport } from '../../src/evaluation/page/body';
import { evaluationPage } from '../../src/evaluation/page/page';
import { pairDocuments } from '../../src/evaluation/pairs';
import { faultTable } from '../../src/evaluation/tables';
import { viewOf } from '../../src/evaluation/view';
import type { Language } from '../../src/formats/format';
import { ownDifferences } from './differences';
import { eachOwn, type LoadDocuments } from './own-documents';
import { readAnnotated } from './read-annotated';
import { countOwnFinds, sampleOwn } from './samples';

const RANDOM = { rounds: DEFAULT_ROUNDS, seed: '1' } as const;

type Of<K extends Compared['kind']> = Extract<Compared, { kind: K }>;

/** What a model found, and what a person made of it. */
function sidesOf(
  document: Document,
  { threshold, untouched }: Of<'own'>,
): readonly [gold: AnnotatedDocument, found: AnnotatedDocument] {
  const { id, text, predictions, ...rest } = document;
  const found = predictions?.extraction;
  const bare = { ...rest, id, text };
  const gold = shownOf(untouched && predictions !== undefined ? { ...bare, predictions } : bare);
  const nothing = { mentions: [], relations: [], events: [], issues: [] };
  return [
    { id, text, extraction: filterByScore(gold.extraction, threshold) },
    { id, text, extraction: filterByScore(found ?? nothing, threshold) },
  ];
}

export class EvaluationHost implements EvaluationApi {
  readonly #load: LoadDocuments;
  #report: EvaluationReport | undefined;

  constructor(load: LoadDocuments) {
    this.#load = load;
  }

  async evaluate(compared: Compared): Promise<EvaluationView> {
    const { report, problems } =
      compared.kind === 'own' ? await this.#own(compared) : await this.#files(compared);
    this.#report = report;
    return viewOf(report, problems);
  }

  html(language: Language): Promise<string | undefined> {
    const report = this.#report;
    return Promise.resolve(report && evaluationPage(report, language));
  }

  csv(language: Language): Promise<string | undefined> {
    const report = this.#report;
    return Promise.resolve(report && faultTable(report.parts, report.mode, language).content);
  }

  countFinds(asked: JudgedDocuments): Promise<FindCounts> {
    return countOwnFinds(this.#load, asked);
  }

  sample(asked: SampleAsked): Promise<readonly SampledRow[]> {
    return sampleOwn(this.#load, asked);
  }

  readTheirs(files: readonly PickedFile[]): Promise<Theirs> {
    return readAnnotated(files);
  }

  differences(asked: DifferencesAsked): Promise<DifferencesView> {
    return ownDifferences(this.#load, asked);
  }

  async #own(compared: Of<'own'>): Promise<Evaluated> {
    const gold: AnnotatedDocument[] = [];
    const found: AnnotatedDocument[] = [];
    const problems: string[] = [];
    const models = new Set<string>();
    const whole = await eachOwn(this.#load, compared.documents, (document) => {
      if (document.predictions === undefined) {
        problems.push(titleOf(document));
        return;
      }
      models.add(document.predictions.model);
      const [own, theirs] = sidesOf(document, compared);
      gold.push(own);
      found.push(theirs);
    });
    if (!whole) problems.push('storage');
    const pairing = pairDocuments(gold, found);
    const names = { first: '', second: [...models].join(', ') };
    const report = assessPairs(pairing, { mode: 'run', ...names, random: RANDOM });
    return { report, problems };
  }

  async #files({ mode, first, second }: Of<'files'>): Promise<Evaluated> {
    const [one, other] = [await readAnnotated(first), await readAnnotated(second)];
    const name = (files: typeof first): string => files.map(({ path }) => path).join(', ');
    const report = assessPairs(pairDocuments(one.documents, other.documents), {
      ...{ mode, first: name(first), second: name(second), random: RANDOM },
    });
    return { report, problems: [...one.problems, ...other.problems] };
  }
}

interface Evaluated {
  readonly report: EvaluationReport;
  readonly problems: readonly string[];
}
