/** The arguments of `instruct`. */
import { INSTRUCT_FORMS, type InstructForm } from '../../src/corpus/instruct/forms';
import { INSTRUCT_OPTIONS } from '../../src/corpus/instruct/options';
import { readTokenizer, type Tokenizer } from '../../src/corpus/instruct/tokens';
import { err, ok, type Result } from '../../src/core/result';
import { INPUT_ARGS, inputFault, OUT_ARG, parsed, type InputOptions } from './options';
import { wholeNumber } from './whole-number';

type Task = (typeof INSTRUCT_OPTIONS.tasks)[number];

export interface InstructVerbOptions extends InputOptions {
  readonly out: string;
  readonly form: InstructForm;
  readonly tasks: readonly Task[];
  readonly seed: string;
  readonly language: 'auto' | 'zh' | 'en';
  readonly templates: string | undefined;
  readonly descriptions: string | undefined;
  readonly hard: number;
  readonly others: number;
  readonly details: number;
  /** Beside those that the catalogue knows. */
  readonly open: readonly string[];
  /** Records a file; undefined: all in one. */
  readonly shardSize: number | undefined;
  readonly tokenizer: Tokenizer;
  readonly report: string | undefined;
}

const ARGS = {
  ...INPUT_ARGS,
  ...OUT_ARG,
  form: { type: 'string', default: 'chinchilla' },
  tasks: { type: 'string', default: INSTRUCT_OPTIONS.tasks.join(',') },
  seed: { type: 'string', default: INSTRUCT_OPTIONS.seed },
  language: { type: 'string', default: 'auto' },
  templates: { type: 'string' },
  descriptions: { type: 'string' },
  hard: { type: 'string', default: String(INSTRUCT_OPTIONS.hard) },
  others: { type: 'string', default: String(INSTRUCT_OPTIONS.others) },
  details: { type: 'string', default: String(INSTRUCT_OPTIONS.details) },
  open: { type: 'string', default: '' },
  'shard-size': { type: 'string' },
  tokenizer: { type: 'string', default: INSTRUCT_OPTIONS.tokenizer.name },
  report: { type: 'string' },
} as const;

export function readInstructOptions(args: readonly string[]): Result<InstructVerbOptions, string> {
  const read = parsed(args, ARGS);
  if (!read.ok) return read;
  const { values, positionals: inputs } = read.value;
  const { from, out, seed, templates, descriptions, report } = values;
  const fault = inputFault(from, inputs);
  if (fault !== undefined) return err(fault);
  if (out === undefined) return err('-o is missing');
  const words = readWords(values);
  if (!words.ok) return words;
  const numbers = readNumbers(values);
  if (!numbers.ok) return numbers;
  const open = listOf(values.open);
  return ok({
    ...{ from, inputs, out, seed, templates, descriptions, report, open },
    ...words.value,
    ...numbers.value,
  });
}

interface Words {
  readonly form: string;
  readonly tasks: string;
  readonly language: string;
  readonly tokenizer: string;
}

function readWords(
  values: Words,
): Result<Pick<InstructVerbOptions, 'form' | 'tasks' | 'language' | 'tokenizer'>, string> {
  const form = INSTRUCT_FORMS.find((known) => known === values.form);
  if (form === undefined) {
    return err(`--form is one of ${INSTRUCT_FORMS.join(', ')}, not ${values.form}`);
  }
  const tasks = INSTRUCT_OPTIONS.tasks.filter((task) => listOf(values.tasks).includes(task));
  if (tasks.length === 0 || tasks.length < new Set(listOf(values.tasks)).size) {
    return err(`--tasks takes NER, RE and EE, with commas between, not ${values.tasks}`);
  }
  const { language } = values;
  if (language !== 'auto' && language !== 'zh' && language !== 'en') {
    return err(`--language is auto, zh or en, not ${language}`);
  }
  const tokenizer = readTokenizer(values.tokenizer);
  if (tokenizer === undefined) {
    return err('--tokenizer is deepseek, or NAME:HAN:OTHER with the tokens of a character');
  }
  return ok({ form, tasks, language, tokenizer });
}

interface Numbers {
  readonly hard: string;
  readonly others: string;
  readonly details: string;
  readonly 'shard-size'?: string | undefined;
}

function readNumbers(
  values: Numbers,
): Result<Pick<InstructVerbOptions, 'hard' | 'others' | 'details' | 'shardSize'>, string> {
  const [hard, others] = [wholeNumber(values.hard), wholeNumber(values.others)];
  if (hard === undefined) return err('--hard takes a whole number');
  if (others === undefined) return err('--others takes a whole number');
  const details = Number(values.details);
  if (!(details >= 0 && details <= 1)) return err('--details takes a share from 0 to 1');
  const size = values['shard-size'];
  const shardSize = size === undefined ? undefined : (wholeNumber(size) ?? 0);
  if (shardSize === 0) return err('--shard-size takes a whole number above 0');
  return ok({ hard, others, details, shardSize });
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
