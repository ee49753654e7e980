/** One row: `{"content", "prompt", "result_list": [{"text", "start", "end"}]}`; offsets are code points. */
import { array, integer, object, string } from '../shape';

export const rowShape = object({
  content: string,
  prompt: string,
  result_list: array(object({ text: string, start: integer, end: integer })),
});

export interface UieRow {
  readonly content: string;
  readonly prompt: string;
  readonly result_list: readonly {
    readonly text: string;
    readonly start: number;
    readonly end: number;
  }[];
}

/** The prompt for the triggers of an event ends like this. */
export const TRIGGER = '触发词';
/** Between the text of a head or trigger and the relation or role. */
export const OF = '的';
