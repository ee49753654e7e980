/** One dataset in the making: its sources, and what each step made of them. */
import type { PickedFile } from '../../core/file/picked-file';
import type { Result } from '../../core/result';
import type { RepairCode } from '../../corpus/check/check';
import type { CheckReport } from '../../corpus/check/run';
import type { CleanReport } from '../../corpus/clean/clean-run';
import type { InstructReport } from '../../corpus/instruct/instruct-report';
import type { TemplateError } from '../../corpus/instruct/template-file';
import type { SplitReport } from '../../corpus/side-counts';
import type { LabelRow, LabelTableError } from '../../corpus/unify/label-table';
import type { Ask } from '../../corpus/translate/translate-document';
import type { AskChoice, PageTranslateChoice, PreviewChoice } from '../../corpus/workshop/contract';
import type { PreviewRecord } from '../../corpus/workshop/preview';
import type {
  TranslateLinesReport,
  TranslateProgress,
} from '../../corpus/workshop/translate-lines';
import type { UnifyFilesReport } from '../../corpus/workshop/unify-files';
import type { SplitOptions } from '../../corpus/workshop/workshop';
import { callable } from '../../engine/client/helper-worker';
import type { Language } from '../../i18n/translation';
import { TemplateList } from './templates/template-list.svelte';
import { WorkshopClient } from './workshop-client';

/** Ids of documents of the app: all, and those that a person said are finished. */
export interface OwnDocuments {
  readonly all: readonly string[];
  readonly done: readonly string[];
}

export type Step = 'unify' | 'translate' | 'clean' | 'split' | 'instruct' | 'pack';

type Client = Pick<WorkshopClient, 'call' | 'close'>;

type Api = Parameters<Parameters<WorkshopClient['call']>[0]>[0];

export class Making {
  files = $state.raw<readonly PickedFile[]>([]);
  /** Of the app; empty: none. */
  documents = $state.raw<readonly string[]>([]);
  /** Finds of them that score less are left out. */
  threshold = 0.5;
  /** From a label to the name that it gets. */
  names = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** They outlive what is made with them. */
  readonly templates = new TemplateList();
  /** What is at work. */
  step = $state.raw<Step | undefined>(undefined);
  /** The step that the worker did not survive. */
  crashed = $state.raw<Step | undefined>(undefined);
  labelError = $state.raw<LabelTableError | undefined>(undefined);
  templateError = $state.raw<TemplateError | undefined>(undefined);
  unified = $state.raw<UnifyFilesReport | undefined>(undefined);
  /** Documents that are not in Chinese. */
  foreign = $state.raw(0);
  progress = $state.raw<TranslateProgress | undefined>(undefined);
  translated = $state.raw<TranslateLinesReport | undefined>(undefined);
  /** Answers of translations that are kept on this device. */
  answers = $state.raw(0);
  checked = $state.raw<CheckReport | undefined>(undefined);
  cleaned = $state.raw<CleanReport | undefined>(undefined);
  divided = $state.raw<SplitReport | undefined>(undefined);
  asked = $state.raw<InstructReport | undefined>(undefined);
  /** A record to look at, and which one it is. */
  record = $state.raw<{ readonly index: number; readonly text: string } | undefined>(undefined);

  readonly isEmpty = $derived((this.unified?.documents ?? 0) === 0);

  readonly #connect: () => Client;
  #client: Client | undefined;

  constructor(connect: () => Client = () => new WorkshopClient()) {
    this.#connect = connect;
  }

  /** Files of one path replace each other. */
  async add(files: readonly PickedFile[]): Promise<void> {
    const paths = new Set(files.map(({ path }) => path));
    this.files = [...this.files.filter(({ path }) => !paths.has(path)), ...files];
    await this.unify();
  }

  async remove(path: string): Promise<void> {
    this.files = this.files.filter((file) => file.path !== path);
    await this.unify();
  }

  /** Without a name the label keeps its own. */
  rename(label: string, name: string): void {
    const others = [...this.names].filter(([known]) => known !== label);
    this.names = new Map(name.trim() === '' ? others : [...others, [label, name]]);
  }

  async useDocuments(ids: readonly string[], threshold: number): Promise<void> {
    this.documents = ids;
    this.threshold = threshold;
    await this.unify();
  }

  /** Unifies and checks. */
  async unify(): Promise<void> {
    const { files, documents, threshold } = this;
    const labels = [...this.names].flatMap(([from, to]): LabelRow[] =>
      to.trim() === '' || to.trim() === from
        ? []
        : [{ ...{ from, relation: 'same', to: to.trim() } }],
    );
    const made = await this.#run('unify', async (api) => {
      const unified = await api.unify({ files, documents, threshold, labels });
      if (!unified.ok) return { unified, foreign: 0, answers: 0 };
      const [checked, foreign, answers] = await Promise.all([
        ...([api.check(), api.foreign(), api.keptAnswers()] as const),
      ]);
      return { unified, checked, foreign, answers };
    });
    if (made === undefined) return;
    const { unified, checked, foreign, answers } = made;
    this.labelError = unified.ok ? undefined : unified.error;
    if (!unified.ok) return;
    this.unified = unified.value;
    this.foreign = foreign;
    this.answers = answers;
    this.translated = undefined;
    this.#checkedAgain(checked);
  }

  /** `ask` is called from the worker, several times at once as the choice says. */
  async translate(choice: PageTranslateChoice, ask: Ask): Promise<void> {
    this.progress = { done: 0, total: this.foreign };
    const made = await this.#run('translate', async (api) => {
      const onProgress = (progress: TranslateProgress): void => {
        this.progress = progress;
      };
      const translated = await api.translate(choice, callable(ask), callable(onProgress));
      const [checked, answers] = await Promise.all([api.check(), api.keptAnswers()]);
      return { translated, checked, answers };
    });
    this.progress = undefined;
    if (made === undefined) return;
    this.translated = made.translated;
    this.answers = made.answers;
    this.#checkedAgain(made.checked);
  }

  async dropAnswers(): Promise<void> {
    const answers = await this.#run('translate', async (api) => {
      await api.dropAnswers();
      return api.keptAnswers();
    });
    if (answers !== undefined) this.answers = answers;
  }

  async clean(repairs: readonly RepairCode[]): Promise<void> {
    const cleaned = await this.#run('clean', (api) => api.clean([...repairs]));
    if (cleaned === undefined) return;
    this.cleaned = cleaned;
    this.divided = undefined;
    this.asked = undefined;
    this.record = undefined;
  }

  async split(options: SplitOptions): Promise<void> {
    const divided = await this.#run('split', (api) => api.split(options));
    if (divided === undefined) return;
    this.divided = divided;
    this.asked = undefined;
    this.record = undefined;
  }

  async instruct(choice: AskChoice): Promise<void> {
    const asked = await this.#run(
      'instruct',
      (api): Promise<Result<InstructReport, TemplateError>> => api.instruct(choice),
    );
    if (asked === undefined) return;
    this.templateError = asked.ok ? undefined : asked.error;
    if (!asked.ok) return;
    this.asked = asked.value;
    await this.look(0);
  }

  async look(index: number): Promise<void> {
    const text = await this.#run('instruct', (api) => api.record(index));
    this.record = text === undefined ? undefined : { index, text };
  }

  /** Undefined where the worker does something else; whoever asks, asks again after `step`. */
  async preview(choice: PreviewChoice): Promise<readonly PreviewRecord[] | undefined> {
    if (this.step !== undefined) return undefined;
    const client = (this.#client ??= this.#connect());
    try {
      const shown = await client.call(
        (api): Promise<Result<readonly PreviewRecord[], TemplateError>> => api.preview(choice),
      );
      return shown.ok ? shown.value : undefined;
    } catch {
      this.#crash('instruct');
      return undefined;
    }
  }

  pack(title: string, language: Language): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.#run('pack', (api) => api.pack(title, language));
  }

  close(): void {
    this.#client?.close();
    this.#client = undefined;
  }

  /** What was made of the documents before is gone. */
  #checkedAgain(checked: CheckReport | undefined): void {
    this.checked = checked;
    this.cleaned = undefined;
    this.divided = undefined;
    this.asked = undefined;
    this.record = undefined;
  }

  /** Undefined where the worker ended: what it held is gone, the sources are not. */
  async #run<T>(step: Step, use: (api: Api) => Promise<T>): Promise<T | undefined> {
    this.step = step;
    this.crashed = undefined;
    const client = (this.#client ??= this.#connect());
    try {
      return await client.call(use);
    } catch {
      this.#crash(step);
      return undefined;
    } finally {
      this.step = undefined;
    }
  }

  #crash(step: Step): void {
    this.crashed = step;
    this.close();
    this.unified = undefined;
    this.translated = undefined;
    this.checked = undefined;
  }
}
