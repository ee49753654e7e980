/** How instruction records are made. */
import type { AnswerTask } from '../../formats/answer-shape';
import type { ChoiceOptions } from './choose';
import type { Template } from './template';
import { TEMPLATES } from './templates/templates';
import { DEEPSEEK_TOKENIZER, type Tokenizer } from './tokens';

export interface InstructOptions extends ChoiceOptions {
  readonly seed: string;
  readonly tasks: readonly AnswerTask[];
  /** Of the instructions; `auto`: Chinese where the text has Han characters. */
  readonly language: 'auto' | 'zh' | 'en';
  readonly templates: readonly Template[];
  readonly descriptions: ReadonlyMap<string, string>;
  /** Share of the records with descriptions, and of those with examples. */
  readonly details: number;
  /** Corpora that are annotated in part: what is not annotated is unknown, and is not asked. */
  readonly open: ReadonlySet<string>;
  /** Corpora whose entities are only ends of relations: entities are not asked of them. */
  readonly linked: ReadonlySet<string>;
  readonly tokenizer: Tokenizer;
}

export const INSTRUCT_OPTIONS: InstructOptions = {
  seed: '1',
  tasks: ['NER', 'RE', 'EE'],
  language: 'auto',
  templates: TEMPLATES,
  descriptions: new Map(),
  details: 0.25,
  hard: 2,
  others: 2,
  open: new Set(),
  linked: new Set(),
  tokenizer: DEEPSEEK_TOKENIZER,
};
