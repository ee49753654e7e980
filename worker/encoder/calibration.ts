/** Scores as probabilities: what the model reports, moved to how often it is right. */
import type { Extraction } from '../../src/core/extraction';
import { logOdds, probabilityOf } from './link-score';

/** Log-odds times `scale` plus `shift`; fitted on validation text by the training code's `calibrate`. */
export interface Line {
  readonly scale: number;
  readonly shift: number;
}

export interface Calibration {
  readonly entity: Line;
  readonly relation: Line;
  readonly trigger: Line;
  readonly argument: Line;
}

function moved(score: number | undefined, { scale, shift }: Line): number | undefined {
  return score === undefined ? undefined : probabilityOf(scale * logOdds(score) + shift);
}

/** `item` with its score moved; one without a score stays as it is. */
function withScore<T extends { readonly score?: number }>(item: T, line: Line): T {
  const score = moved(item.score, line);
  return score === undefined ? item : { ...item, score };
}

/** Mention id -> lines of the links that refer to it, each with the score that the link had. */
type Uses = Map<string, { readonly score: number | undefined; readonly line: Line }[]>;

function usesOf({ relations, events }: Extraction, calibration: Calibration): Uses {
  const uses: Uses = new Map();
  const note = (mention: string, score: number | undefined, line: Line): void => {
    uses.set(mention, [...(uses.get(mention) ?? []), { score, line }]);
  };
  for (const { head, tail, score } of relations) {
    for (const end of [head, tail]) note(end, score, calibration.relation);
  }
  for (const event of events) {
    note(event.trigger, event.score, calibration.trigger);
    for (const { mention, score } of event.arguments) note(mention, score, calibration.argument);
  }
  return uses;
}

/** A mention is as sure as what it was found for: the link whose score it carries, else an entity. */
export function calibrate(extraction: Extraction, calibration: Calibration): Extraction {
  const uses = usesOf(extraction, calibration);
  const { mentions, relations, events } = extraction;
  return {
    ...extraction,
    mentions: mentions.map((mention) => {
      const source = uses.get(mention.id)?.find(({ score }) => score === mention.score);
      return withScore(mention, source?.line ?? calibration.entity);
    }),
    relations: relations.map((relation) => withScore(relation, calibration.relation)),
    events: events.map((event) => ({
      ...withScore(event, calibration.trigger),
      arguments: event.arguments.map((argument) => withScore(argument, calibration.argument)),
    })),
  };
}
