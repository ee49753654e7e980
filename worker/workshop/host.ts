/** The workshop behind comlink: files as text, documents of the app as one more file, results as a zip. */
import { strToU8, zipSync } from 'fflate';
import type { Document } from '../../src/core/document';
import { err, ok, type Result } from '../../src/core/result';
import type { RepairCode } from '../../src/corpus/check/check';
import type { CheckReport } from '../../src/corpus/check/run';
import type { CleanReport } from '../../src/corpus/clean/clean-run';
import type { InstructReport } from '../../src/corpus/instruct/instruct-report';
import { INSTRUCT_OPTIONS } from '../../src/corpus/instruct/options';
import {
  missingTask,
  parseTemplates,
  type TemplateError,
} from '../../src/corpus/instruct/template-file';
import type { PreviewRecord } from '../../src/corpus/workshop/preview';
import type { SplitReport } from '../../src/corpus/side-counts';
import { parseLabelTable, type LabelTableError } from '../../src/corpus/unify/label-table';
import type {
  AskChoice,
  PageTranslateChoice,
  PreviewChoice,
  WorkshopApi,
  WorkshopSources,
} from '../../src/corpus/workshop/contract';
import type {
  TranslateLinesReport,
  TranslateProgress,
} from '../../src/corpus/workshop/translate-lines';
import type { Ask } from '../../src/corpus/translate/translate-document';
import type { UnifyFilesReport, WorkshopFile } from '../../src/corpus/workshop/unify-files';
import { Workshop, type SplitOptions } from '../../src/corpus/workshop/workshop';
import { CHINCHILLA } from '../../src/formats/chinchilla';
import type { Language } from '../../src/formats/format';
import { documentAsShown } from '../../src/formats/shown-document';
import type { AnswerStore } from './kept-answers';
import { textOfBlob } from '../text-of-blob';

type LoadDocuments = (ids: readonly string[]) => Promise<Result<readonly Document[], unknown>>;

/** A person renames labels before: the step before this one. */
const NO_NAMES: ReadonlyMap<string, string> = new Map();
/** So many documents of the app are in memory at once. */
const AT_ONCE = 50;

export class WorkshopHost implements WorkshopApi {
  readonly #workshop = new Workshop();
  readonly #load: LoadDocuments;
  readonly #answers: AnswerStore;

  constructor(load: LoadDocuments, answers: AnswerStore) {
    this.#load = load;
    this.#answers = answers;
  }

  async unify({
    files,
    documents,
    threshold,
    labels,
  }: WorkshopSources): Promise<Result<UnifyFilesReport, LabelTableError>> {
    const table = parseLabelTable(JSON.stringify({ labels }));
    if (!table.ok) return table;
    const given = files.map((file): WorkshopFile => ({
      place: file.path,
      path: file.path,
      open: () => textOfBlob(file),
    }));
    const own = documents.length === 0 ? [] : [await this.#documentsFile(documents, threshold)];
    return ok(
      await this.#workshop.unify([...own, ...given], { labels: table.value, broader: true }),
    );
  }

  foreign(): Promise<number> {
    return Promise.resolve(this.#workshop.foreign());
  }

  translate(
    { model, ...choice }: PageTranslateChoice,
    ask: Ask,
    onProgress: (progress: TranslateProgress) => void,
  ): Promise<TranslateLinesReport> {
    const options = { ...choice, labels: NO_NAMES };
    return this.#workshop.translate(options, this.#answers.asking(ask, model), onProgress);
  }

  keptAnswers(): Promise<number> {
    return this.#answers.count();
  }

  dropAnswers(): Promise<void> {
    return this.#answers.drop();
  }

  check(): Promise<CheckReport> {
    return Promise.resolve(this.#workshop.check());
  }

  clean(repairs: readonly RepairCode[]): Promise<CleanReport> {
    return Promise.resolve(this.#workshop.clean(repairs));
  }

  split(options: SplitOptions): Promise<SplitReport> {
    return Promise.resolve(this.#workshop.split(options));
  }

  instruct({
    templates: given,
    ...choice
  }: AskChoice): Promise<Result<InstructReport, TemplateError>> {
    const templates = given.trim() === '' ? ok(INSTRUCT_OPTIONS.templates) : parseTemplates(given);
    if (!templates.ok) return Promise.resolve(templates);
    const missing = missingTask(templates.value, choice.tasks);
    if (missing !== undefined) {
      const reason = `no template for ${missing}`;
      return Promise.resolve(err({ code: 'no-task', line: 1, reason }));
    }
    const report = this.#workshop.instruct({ ...choice, templates: templates.value });
    return Promise.resolve(ok(report));
  }

  preview({
    template: given,
    ...choice
  }: PreviewChoice): Promise<Result<readonly PreviewRecord[], TemplateError>> {
    const templates = parseTemplates(given);
    if (!templates.ok) return Promise.resolve(templates);
    const [template] = templates.value;
    const records = template === undefined ? [] : this.#workshop.preview({ ...choice, template });
    return Promise.resolve(ok(records));
  }

  record(index: number): Promise<string | undefined> {
    return Promise.resolve(this.#workshop.record(index));
  }

  pack(title: string, language: Language): Promise<Uint8Array<ArrayBuffer>> {
    const files = [...this.#workshop.files(title, language)];
    const entries = files.map(([name, content]) => [name, strToU8(content)] as const);
    return Promise.resolve(new Uint8Array(zipSync(Object.fromEntries(entries), { level: 6 })));
  }

  /** As the export writes them: what the page shows at the threshold, with what was corrected. */
  async #documentsFile(ids: readonly string[], threshold: number): Promise<WorkshopFile> {
    const path = 'documents.jsonl';
    let content = '';
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const loaded = await this.#load(ids.slice(at, at + AT_ONCE));
      if (!loaded.ok) {
        const failure = { code: 'broken-file', file: path, reason: 'the storage failed' } as const;
        return { place: path, path, open: () => Promise.resolve(err(failure)) };
      }
      content += await linesOf(loaded.value.map((one) => documentAsShown(one, threshold)));
    }
    return { place: path, path, open: () => Promise.resolve(ok({ path, content })) };
  }
}

// The writer takes what may come one by one.
// eslint-disable-next-line @typescript-eslint/require-await
async function* each(documents: readonly Document[]): AsyncGenerator<Document> {
  yield* documents;
}

async function linesOf(documents: readonly Document[]): Promise<string> {
  let lines = '';
  for await (const { content } of CHINCHILLA.write?.(each(documents), {}) ?? []) {
    if (typeof content === 'string') lines += content;
  }
  return lines;
}
