/** A sentence that a person decided on, as an example of a question and its answer. */

export type ExampleItem =
  | { readonly kind: 'entity'; readonly type: string; readonly text: string }
  | {
      readonly kind: 'relation';
      readonly type: string;
      readonly headType: string;
      readonly head: string;
      readonly tailType: string;
      readonly tail: string;
    }
  | {
      readonly kind: 'event';
      readonly type: string;
      readonly trigger: string;
      readonly arguments: readonly { readonly role: string; readonly text: string }[];
    };

/** Types are names of a schema, not labels of a question. */
export interface WorkedExample {
  /** One line; every text of an item occurs in it. */
  readonly text: string;
  /** Accepted. */
  readonly found: readonly ExampleItem[];
  /** Rejected. */
  readonly not: readonly ExampleItem[];
}
