/** The mentions of what is selected: the one, the ends of a relation, the trigger and arguments of an event. */
import type { Extraction, Mention } from '../../core/extraction';
import { eventKey, relationKey, type Selection } from '../workspace/selection';

/** Empty when nothing is selected or it is no longer there. */
export function selectedSpans(extraction: Extraction, selection: Selection): readonly Mention[] {
  const find = (ids: readonly string[]): Mention[] =>
    ids.flatMap((id) => extraction.mentions.find((mention) => mention.id === id) ?? []);
  switch (selection.kind) {
    case 'none':
      return [];
    case 'mention':
      return find([selection.id]);
    case 'relation': {
      const found = extraction.relations.find((one) => relationKey(one) === selection.key);
      return found === undefined ? [] : find([found.head, found.tail]);
    }
    case 'event': {
      const found = extraction.events.find((one) => eventKey(one) === selection.key);
      if (found === undefined) return [];
      return find([found.trigger, ...found.arguments.map(({ mention }) => mention)]);
    }
  }
}
