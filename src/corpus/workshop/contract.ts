/** What the page asks of the worker that makes datasets; structured-cloneable data only. */
import type { Language } from '../../formats/format';
import type { PickedFile } from '../../core/file/picked-file';
import type { Result } from '../../core/result';
import type { RepairCode } from '../check/check';
import type { CheckReport } from '../check/run';
import type { CleanReport } from '../clean/clean-run';
import type { InstructReport } from '../instruct/instruct-report';
import type { SplitReport } from '../side-counts';
import type { LabelRow, LabelTableError } from '../unify/label-table';
import type { TemplateError } from '../instruct/template-file';
import type { PreviewOptions, PreviewRecord } from './preview';
import type { Ask } from '../translate/translate-document';
import type { TranslateChoice, TranslateLinesReport, TranslateProgress } from './translate-lines';
import type { UnifyFilesReport } from './unify-files';
import type { AskOptions, SplitOptions } from './workshop';

export interface WorkshopSources {
  readonly files: readonly PickedFile[];
  /** Documents of the app, by id, as a source of their own. */
  readonly documents: readonly string[];
  /** What scores less in them is left out; in [0, 1]. What a person decided has no score and stays. */
  readonly threshold: number;
  readonly labels: readonly LabelRow[];
}

/** One template, as the file of it has it, and how the rest is chosen. */
export type PreviewChoice = Omit<PreviewOptions, 'template'> & { readonly template: string };

/** Templates as their file has them; empty: those of the project. */
export type AskChoice = Omit<AskOptions, 'templates'> & { readonly templates: string };

/** `model`: its name and version; another one translates otherwise, so its answers are kept apart. */
export interface PageTranslateChoice extends Omit<TranslateChoice, 'labels'> {
  readonly model: string;
}

export interface WorkshopApi {
  /** The error is of the labels: a table with a cycle or with two ways for one name. */
  unify(sources: WorkshopSources): Promise<Result<UnifyFilesReport, LabelTableError>>;
  /** Documents that are not in Chinese. */
  foreign(): Promise<number>;
  /** What was asked before is not asked again. Stopped by a failure that is the last. */
  translate(
    choice: PageTranslateChoice,
    ask: Ask,
    onProgress: (progress: TranslateProgress) => void,
  ): Promise<TranslateLinesReport>;
  /** How many answers of translations are kept on this device. */
  keptAnswers(): Promise<number>;
  dropAnswers(): Promise<void>;
  check(): Promise<CheckReport>;
  clean(repairs: readonly RepairCode[]): Promise<CleanReport>;
  split(options: SplitOptions): Promise<SplitReport>;
  instruct(choice: AskChoice): Promise<Result<InstructReport, TemplateError>>;
  /** Records of the documents at hand as the template would ask them. */
  preview(choice: PreviewChoice): Promise<Result<readonly PreviewRecord[], TemplateError>>;
  record(index: number): Promise<string | undefined>;
  /** A zip of everything that was made so far. */
  pack(title: string, language: Language): Promise<Uint8Array<ArrayBuffer>>;
}
