/**
 * From files of several formats to a checked, divided instruction dataset with its card, held in memory:
 * what the verbs of `dataset` do one after another, with the same files as their result.
 */
import { LINKED_CORPORA, OPEN_CORPORA } from '../catalogue/coverage';
import type { Language } from '../../formats/format';
import type { RepairCode } from '../check/check';
import { CheckRun, type CheckReport } from '../check/run';
import { CleanRun, type CleanReport } from '../clean/clean-run';
import { DivideRun } from '../divide';
import type { InstructForm } from '../instruct/forms';
import type { InstructReport } from '../instruct/instruct-report';
import { InstructRun } from '../instruct/instruct-run';
import type { MinedCorpus } from '../instruct/mine';
import type { InstructOptions } from '../instruct/options';
import { Shards } from '../instruct/shards';
import { SideCounts, type SplitReport } from '../side-counts';
import type { Ask } from '../translate/translate-document';
import { LineSet } from './line-set';
import { filesOf, sidesOf, type Made } from './made';
import {
  countForeign,
  translateLines,
  type TranslateChoice,
  type TranslateLinesReport,
  type TranslateProgress,
} from './translate-lines';
import { mineLabels, previewRecords, type PreviewOptions, type PreviewRecord } from './preview';
import {
  unifyFiles,
  type UnifyFilesOptions,
  type UnifyFilesReport,
  type WorkshopFile,
} from './unify-files';

export interface SplitOptions {
  readonly names: readonly string[];
  /** Of the sides; they sum up to 1. */
  readonly shares: readonly number[];
  readonly seed: string;
}

export interface AskOptions extends Pick<
  InstructOptions,
  'seed' | 'tasks' | 'language' | 'templates' | 'hard' | 'others' | 'details'
> {
  readonly form: InstructForm;
}

/** Each step drops what later steps made: it was made of something else. */
export class Workshop {
  readonly #made: Made = {
    ...{
      all: undefined,
      translated: undefined,
      check: undefined,
      clean: undefined,
      split: undefined,
      records: undefined,
    },
  };

  /** Of the documents that a preview shows; they are read once for all templates. */
  #mined: ReadonlyMap<string, MinedCorpus> | undefined;

  /** Throws nothing for what a file holds: what cannot be read is in the report. */
  async unify(
    files: readonly WorkshopFile[],
    options: UnifyFilesOptions,
  ): Promise<UnifyFilesReport> {
    const lines = new LineSet('all.jsonl');
    const report = await unifyFiles(files, options, lines);
    this.#forget('translated', 'check', 'clean', 'split', 'records');
    this.#made.all = { lines, report };
    return report;
  }

  /** Documents that are not in Chinese. */
  foreign(): number {
    return countForeign(this.#all);
  }

  /** Later steps go on with what was accepted. Never throws for what a model says. */
  async translate(
    choice: TranslateChoice,
    ask: Ask,
    onProgress: (progress: TranslateProgress) => void,
  ): Promise<TranslateLinesReport> {
    const made = await translateLines(this.#all, choice, ask, onProgress);
    this.#forget('check', 'clean', 'split', 'records');
    this.#made.translated = made;
    return made.report;
  }

  check(): CheckReport {
    this.#made.check = checked(this.#source);
    return this.#made.check;
  }

  clean(repairs: readonly RepairCode[]): CleanReport {
    const run = new CleanRun(repairs);
    for (const placed of this.#source.documents()) run.see(placed);
    const lines = new LineSet('clean.jsonl');
    for (const placed of this.#source.documents()) {
      const cleaned = run.again(placed);
      if (cleaned !== undefined) lines.put(cleaned);
    }
    const report = run.report(checked(lines));
    this.#forget('split', 'records');
    this.#made.clean = { report, lines };
    return report;
  }

  /** Without cleaning, all documents are divided. */
  split({ names, shares, seed }: SplitOptions): SplitReport {
    const source = this.#made.clean?.lines ?? this.#source;
    const run = new DivideRun();
    for (const { document } of source.documents()) run.see(document.text);
    const division = run.divide({ shares, seed });
    const sides = names.map((name) => new LineSet(`data/${name}.jsonl`));
    const counts = new SideCounts(names);
    let index = 0;
    for (const { document } of source.documents()) {
      const side = division.sides[index] ?? 0;
      index += 1;
      sides[side]?.put(document);
      counts.add(side, document);
    }
    const report = counts.report(division, shares, seed);
    this.#forget('records');
    this.#made.split = { report, sides };
    return report;
  }

  /** Each side is a file of its own; without a division there is one. */
  instruct({ form, ...options }: AskOptions): InstructReport {
    const sources = sidesOf(this.#made);
    const run = new InstructRun({ ...options, open: OPEN_CORPORA, linked: LINKED_CORPORA });
    for (const source of sources) {
      for (const placed of source.documents()) run.see(placed);
    }
    const files = sources.flatMap((source) => recordsOf(source, form, run));
    const report = run.report();
    const names = files.map(({ name }) => name);
    const told = { ...{ form, given: {}, files: names }, ...report, failures: [] };
    this.#made.records = { report: told, files };
    return report;
  }

  /** With one template, of what `instruct` would read; labels and answers are those it would give. */
  preview(options: PreviewOptions): readonly PreviewRecord[] {
    const sources = sidesOf(this.#made);
    this.#mined ??= mineLabels(sources);
    return previewRecords(sources, this.#mined, options);
  }

  /** A record as it is written; undefined where there are not so many. */
  record(index: number): string | undefined {
    let left = index;
    for (const file of this.#made.records?.files ?? []) {
      if (left < file.size) return file.at(left);
      left -= file.size;
    }
    return undefined;
  }

  /** Everything that was made so far, by name. */
  files(title: string, language: Language): ReadonlyMap<string, string> {
    return filesOf(this.#made, title, language);
  }

  get #all(): LineSet {
    return this.#made.all?.lines ?? new LineSet('all.jsonl');
  }

  /** Translated, where that was done. */
  get #source(): LineSet {
    return this.#made.translated?.lines ?? this.#all;
  }

  #forget(...steps: readonly Exclude<keyof Made, 'all'>[]): void {
    for (const step of steps) this.#made[step] = undefined;
    this.#mined = undefined;
  }
}

function checked(lines: LineSet): CheckReport {
  const run = new CheckRun();
  for (const placed of lines.documents()) run.see(placed);
  for (const placed of lines.documents()) run.again(placed);
  return run.report();
}

/** The second pass over one side. */
function recordsOf(source: LineSet, form: InstructForm, run: InstructRun): readonly LineSet[] {
  const files: LineSet[] = [];
  const open = (name: string): LineSet => {
    const file = new LineSet(`instructions/${name}`);
    files.push(file);
    return file;
  };
  const stem = source.name.replace(/^.*\//u, '').replace(/\.jsonl$/u, '');
  const shards = new Shards({ stem, form, size: undefined, open });
  for (const placed of source.documents()) {
    for (const record of run.again(placed)) shards.write(record);
  }
  shards.close();
  return files;
}
