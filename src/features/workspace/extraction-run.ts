/** One extraction of one text: joins chunks as they arrive and reports at a pace the page can draw. */
import type { Extraction } from '../../core/extraction';
import type { Instructions } from '../../answer/instruction/question';
import { createMerger, mergeWith } from '../../core/merge';
import type { Result } from '../../core/result';
import type { Schema } from '../../core/schema';
import type { ExtractorClient } from '../../engine/client/client';
import type { ChunkExtraction, Failure, JobSummary } from '../../engine/contract/extractor';
import { keepStaleAfter } from '../../core/shift';

export interface RunRequest {
  readonly text: string;
  readonly schema: Schema;
  readonly instructions?: Instructions;
  /** Still true of this text; shown where the run has not come yet. */
  readonly stale: Extraction;
}

/** `done` and `total` count chunks. */
export interface RunProgress {
  readonly extraction: Extraction;
  readonly done: number;
  readonly total: number;
}

export interface RunEvents {
  progress(progress: RunProgress): void;
  /** Once, after the last progress; never after `cancel`. */
  finish(outcome: Result<JobSummary, Failure>, extraction: Extraction): void;
}

export interface ExtractionRun {
  cancel(): void;
}

/** Milliseconds between two reports, and how many times the cost of a report to wait at least. */
const PACE = 150;
const COST_FACTOR = 8;

export function startRun(
  client: Pick<ExtractorClient, 'extract'>,
  request: RunRequest,
  events: RunEvents,
): ExtractionRun {
  const merger = createMerger(request.text);
  /** What a chunk that is still being written has so far; the whole chunk takes its place. */
  let partial: ChunkExtraction | undefined;
  let latest = { done: 0, total: 0, boundary: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let quietUntil = 0;
  let over = false;

  const report = (): void => {
    timer = undefined;
    const begin = performance.now();
    const { done, total, boundary } = latest;
    const whole = merger.snapshot();
    const found = partial === undefined ? whole : mergeWith(request.text, whole, partial);
    const extraction = keepStaleAfter(found, request.stale, boundary);
    events.progress({ extraction, done, total });
    // The page draws in a microtask of its own, which comes before this one and counts as well.
    queueMicrotask(() => {
      const now = performance.now();
      quietUntil = now + Math.max(PACE, COST_FACTOR * (now - begin));
    });
  };

  const { text, schema, instructions } = request;
  const handle = client.extract(text, schema, {
    ...(instructions === undefined ? {} : { instructions }),
    onChunk: (chunk) => {
      if (over) return;
      partial = chunk.partial === true ? chunk : undefined;
      if (partial === undefined) merger.add(chunk);
      const done = partial === undefined ? chunk.index + 1 : chunk.index;
      latest = { done, total: chunk.count, boundary: chunk.end };
      timer ??= setTimeout(report, Math.max(0, quietUntil - performance.now()));
    },
  });

  void handle.done.then((outcome) => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    const found = merger.snapshot();
    const extraction = outcome.ok ? found : keepStaleAfter(found, request.stale, latest.boundary);
    events.finish(outcome, extraction);
  });

  return {
    cancel: () => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      handle.cancel();
    },
  };
}
