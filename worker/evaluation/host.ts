/** Evaluation behind comlink: documents of the app against themselves, or files against files. */
import { shownOf, titleOf, type Document } from '../../src/core/document';
import type { AnnotatedDocument } from '../../src/core/extraction';
import { filterByScore } from '../../src/core/filter';
import type { Result } from '../../src/core/result';
import { assessPairs } from '../../src/evaluation/assess-pairs';
import { DEFAULT_ROUNDS } from '../../src/evaluation/bootstrap';
import type { Compared, EvaluationApi, EvaluationView } from '../../src/evaluation/contract';
import type { EvaluationReport } from '../../src/evaluation/page/body';
import { evaluationPage } from '../../src/evaluation/page/page';
import { pairDocuments } from '../../src/evaluation/pairs';
import { faultTable } from '../../src/evaluation/tables';
import { viewOf } from '../../src/evaluation/view';
import type { Language } from '../../src/formats/format';
import { readAnnotated } from './read-annotated';

type LoadDocuments = (ids: readonly string[]) => Promise<Result<readonly Document[], unknown>>;

const RANDOM = { rounds: DEFAULT_ROUNDS, seed: '1' } as const;
const AT_ONCE = 50;

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

  async #own(compared: Of<'own'>): Promise<Evaluated> {
    const gold: AnnotatedDocument[] = [];
    const found: AnnotatedDocument[] = [];
    const problems: string[] = [];
    const models = new Set<string>();
    for (let at = 0; at < compared.documents.length; at += AT_ONCE) {
      const loaded = await this.#load(compared.documents.slice(at, at + AT_ONCE));
      if (!loaded.ok) {
        problems.push('storage');
        break;
      }
      for (const document of loaded.value) {
        if (document.predictions === undefined) {
          problems.push(titleOf(document));
          continue;
        }
        models.add(document.predictions.model);
        const [own, theirs] = sidesOf(document, compared);
        gold.push(own);
        found.push(theirs);
      }
    }
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
