/** Runs a model over gold documents and scores what it finds. */
import type { AnnotatedDocument, Extraction } from '../../src/core/extraction';
import { filterByScore } from '../../src/core/filter';
import type { Schema } from '../../src/core/schema';
import { scoreEntities, scoreEvents, scoreRelations } from '../../src/core/metrics';
import type { EventScore, ScoredPair, TaskScore } from '../../src/core/metrics';
import type { EvaluationTask } from './gold';

/** The part of the encoder that evaluation needs. */
export interface Extractor {
  extractDocument(text: string, schema: Schema): Promise<Extraction>;
}

export interface EvaluationRun {
  readonly pairs: readonly ScoredPair[];
  /** UTF-16 code units of all texts. */
  readonly characters: number;
  readonly seconds: number;
}

export type TaskEvaluation =
  | { readonly task: 'ner' | 're'; readonly score: TaskScore }
  | { readonly task: 'ee'; readonly score: EventScore };

/** One part for each task that was asked for. */
export type Evaluation = readonly TaskEvaluation[];

/** Only extraction is timed. What is found comes with its scores, down to the lowest. */
export async function runModel(
  extractor: Extractor,
  documents: readonly AnnotatedDocument[],
  schema: Schema,
): Promise<EvaluationRun> {
  const pairs: ScoredPair[] = [];
  let characters = 0;
  let milliseconds = 0;
  for (const { text, extraction: gold } of documents) {
    const before = performance.now();
    const found = await extractor.extractDocument(text, schema);
    milliseconds += performance.now() - before;
    characters += text.length;
    pairs.push({ gold, predicted: found });
  }
  return { pairs, characters, seconds: milliseconds / 1000 };
}

/** What scores below `threshold` was not found. */
export function evaluate(
  task: EvaluationTask,
  schema: Schema,
  found: readonly ScoredPair[],
  threshold: number,
): Evaluation {
  const pairs = found.map(({ gold, predicted }) => ({
    gold,
    predicted: filterByScore(predicted, threshold),
  }));
  const asked = new Set(schema.entities.map(({ name }) => name));
  const entities = pairs.map(({ gold, predicted }) => ({
    gold: task === 'all' ? onlyTypes(gold, asked) : gold,
    predicted: onlyTypes(predicted, asked),
  }));
  return tasksOf(task, schema).map((part) => evaluateTask(part, part === 'ner' ? entities : pairs));
}

/** Where more than entities is asked for, ends of relations and triggers are mentions but no entities. */
function onlyTypes(extraction: Extraction, asked: ReadonlySet<string>): Extraction {
  return { ...extraction, mentions: extraction.mentions.filter(({ type }) => asked.has(type)) };
}

export type SingleTask = Exclude<EvaluationTask, 'all'>;

export function tasksOf(task: EvaluationTask, schema: Schema): readonly SingleTask[] {
  if (task !== 'all') return [task];
  const asked = { ner: schema.entities, re: schema.relations, ee: schema.events };
  return (['ner', 're', 'ee'] as const).filter((part) => asked[part].length > 0);
}

function evaluateTask(task: SingleTask, pairs: readonly ScoredPair[]): TaskEvaluation {
  switch (task) {
    case 'ner':
      return { task, score: scoreEntities(pairs) };
    case 're':
      return { task, score: scoreRelations(pairs) };
    case 'ee':
      return { task, score: scoreEvents(pairs) };
  }
}
