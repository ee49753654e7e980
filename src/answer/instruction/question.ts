/** What a language model is asked: labels of one task at a time, in a form whose answers are short. */
import type { EntityType, EventType, RelationType } from '../../core/schema';
import type { WorkedExample } from './examples/example';

export type InstructionTask = 'ner' | 're' | 'ee';
export type InstructionLanguage = 'zh' | 'en';

/** How an answer is written: a line an item, or JSON for servers that take nothing else. */
export type WrittenForm = 'lines' | 'json';

/** What is asked beyond each question once; what is absent is off. */
export interface Asking {
  /** First which types a window has at all, then only those. */
  readonly typesFirst?: boolean;
  /** A few sentences of the document that a person decided on stand in the prompt as examples. */
  readonly ownExamples?: boolean;
  /** Each question twice, with its labels in both orders. */
  readonly bothOrders?: boolean;
}

/** What a language model is told, and how it is asked. */
export interface Instructions {
  readonly language: InstructionLanguage;
  /** A person's own wording by task; a task that is absent has the wording that ships with the app. */
  readonly texts: Partial<Readonly<Record<InstructionTask, string>>>;
  readonly asking?: Asking;
  /** Those to choose from; a window is never shown one of its own sentences. */
  readonly examples?: readonly WorkedExample[];
}

/** What one label of a question stands for in the schema. */
export type LabelSource =
  | { readonly kind: 'entity'; readonly type: EntityType }
  | { readonly kind: 'relation'; readonly type: RelationType }
  | { readonly kind: 'event'; readonly type: EventType };

/** An entity, relation or event type of the schema, by identity. */
export type SchemaType = LabelSource['type'];

export interface QuestionLabel {
  /** As the answer writes it: one line, not blank, unique within the question. */
  readonly name: string;
  /** Events: what stands before an argument, one line each. Relations and entities: empty. */
  readonly roles: readonly string[];
  readonly source: LabelSource;
}

/** A few labels of one task: what one run of the model answers for one chunk. */
export interface Question {
  readonly task: InstructionTask;
  readonly labels: readonly QuestionLabel[];
}
