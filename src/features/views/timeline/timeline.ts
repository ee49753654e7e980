/** The events of a document in the order of time, as far as their dates are understood. */
import { findDates, parseDate, type FoundDate } from '../../../core/dates/parse';
import type { CalendarDay } from '../../../core/dates/calendar';
import type { DateProblem, Interval } from '../../../core/dates/interval';
import type { EventMention, Extraction, Mention } from '../../../core/extraction';
import { SENTENCE_END } from '../../../core/sentence';
import { eventKey, type Selection } from '../../workspace/selection';

interface EventFacts {
  readonly key: string;
  readonly event: EventMention;
  readonly trigger: Mention;
  readonly selection: Selection;
}

export interface PlacedEvent extends EventFacts {
  readonly when: Interval;
  /** The words that say when. */
  readonly said: string;
  /** `sentence`: no argument says when, but a date stands in the sentence of the trigger. */
  readonly from: 'argument' | 'sentence';
}

export interface UnplacedEvent extends EventFacts {
  readonly said: string;
  readonly why: DateProblem | 'no-time';
}

export interface Timeline {
  /** By when they begin; of equal ones the shorter first, then in the order of the text. */
  readonly placed: readonly PlacedEvent[];
  readonly unplaced: readonly UnplacedEvent[];
}

const TIME_ROLE = /时间|日期|年份|时刻|日子|date|time/iu;

type When =
  | { readonly when: Interval; readonly said: string; readonly from: 'argument' | 'sentence' }
  | { readonly why: UnplacedEvent['why']; readonly said: string };

class Dating {
  readonly #text: string;
  readonly #reference: CalendarDay;
  readonly #dates: readonly FoundDate[];

  constructor(text: string, reference: CalendarDay) {
    this.#text = text;
    this.#reference = reference;
    this.#dates = findDates(text, reference);
  }

  /** By its arguments for time; else by the nearest date of its sentence. */
  when(trigger: Mention, times: readonly Mention[]): When {
    let problem: When | undefined;
    for (const time of times) {
      const result = this.#read(time);
      if (result.ok) return { when: result.value, said: time.text, from: 'argument' };
      problem ??= { why: result.error, said: time.text };
    }
    return problem ?? this.#inSentence(trigger) ?? { why: 'no-time', said: '' };
  }

  #read(mention: Mention): FoundDate['result'] {
    const same = this.#dates.find(
      ({ start, end }) => start === mention.start && end === mention.end,
    );
    if (same !== undefined) return same.result;
    const before = this.#dates.findLast(({ start }) => start <= mention.start);
    const context = { reference: this.#reference, anchor: before?.anchor };
    return parseDate(mention.text, context);
  }

  #inSentence({ start, end }: Mention): When | undefined {
    const text = this.#text;
    let [from, to] = [start, end];
    while (from > 0 && !SENTENCE_END.has(text.charAt(from - 1))) from -= 1;
    while (to < text.length && !SENTENCE_END.has(text.charAt(to))) to += 1;
    const near = this.#dates
      .filter((date) => date.result.ok && date.start >= from && date.end <= to)
      .sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start));
    const [date] = near;
    if (date?.result.ok !== true) return undefined;
    const said = text.slice(date.start, date.end);
    return { when: date.result.value, said, from: 'sentence' };
  }
}

/** `reference`: the day on which the text was written, for dates such as 昨天. */
export function timelineOf(text: string, extraction: Extraction, reference: CalendarDay): Timeline {
  const byId = new Map(extraction.mentions.map((mention) => [mention.id, mention]));
  const dating = new Dating(text, reference);
  const placed: PlacedEvent[] = [];
  const unplaced: UnplacedEvent[] = [];
  for (const event of extraction.events) {
    const trigger = byId.get(event.trigger);
    if (trigger === undefined) continue;
    const times = event.arguments.flatMap(({ role, mention: id }) => {
      const mention = byId.get(id);
      return mention !== undefined && TIME_ROLE.test(role) ? [mention] : [];
    });
    const key = eventKey(event);
    const facts = { key, event, trigger, selection: { kind: 'event', key } as const };
    const found = dating.when(trigger, times);
    if ('when' in found) placed.push({ ...facts, ...found });
    else unplaced.push({ ...facts, ...found });
  }
  placed.sort(
    (a, b) =>
      a.when.start - b.when.start || a.when.end - b.when.end || a.trigger.start - b.trigger.start,
  );
  unplaced.sort((a, b) => a.trigger.start - b.trigger.start);
  return { placed, unplaced };
}
