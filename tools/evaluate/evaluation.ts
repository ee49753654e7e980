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

export type Evaluation =
  | { readonly task: 'ner' | 're'; readonly score: TaskScore }
  | { readonly task: 'ee'; readonly score: EventScore };

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
  switch (task) {
    case 'ner':
      return { task, score: scoreEntities(pairs.map((pair) => entitiesOnly(pair, schema))) };
    case 're':
      return { task, score: scoreRelations(pairs) };
    case 'ee':
      return { task, score: scoreEvents(pairs) };
  }
}

/** A schema may ask for more than entities; ends of relations and triggers are not entities then. */
function entitiesOnly({ gold, predicted }: ScoredPair, schema: Schema): ScoredPair {
  const asked = new Set(schema.entities.map(({ name }) => name));
  const mentions = predicted.mentions.filter(({ type }) => asked.has(type));
  return { gold, predicted: { ...predicted, mentions } };
}
