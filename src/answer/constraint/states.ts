/** The automaton of an answer: at the start of a line, in what opens a line, or in a mention. */
import type { InstructionTask } from '../instruction/question';
import type { Pieces } from './substrings';
import type { TrieNode } from './trie';
import { progressAfter, type Progress } from './progress';

/** What all states of one answer share. */
export interface AnswerForm {
  readonly task: InstructionTask;
  readonly pieces: Pieces;
  /** What follows `#`. */
  readonly labels: TrieNode;
  /** By label, what follows `>` before the mention: the value is the role. `undefined`: no such line. */
  readonly children: readonly (TrieNode | undefined)[];
}

const LINE_FEED = 0x0a;
const HASH = 0x23;
const DASH = 0x2d;
const ANGLE = 0x3e;

/** In place of a role. */
const ROOT = -1;

export abstract class AnswerState {
  abstract readonly kind: 'line' | 'opener' | 'mention';
  abstract step(byte: number): AnswerState | undefined;
  abstract canEnd(): boolean;
}

export class LineState extends AnswerState {
  readonly kind = 'line';
  readonly #form: AnswerForm;
  readonly #progress: Progress;

  constructor(form: AnswerForm, progress: Progress) {
    super();
    this.#form = form;
    this.#progress = progress;
  }

  step(byte: number): AnswerState | undefined {
    if (this.#progress.spent) return undefined;
    switch (byte) {
      case HASH:
        return this.canEnd() ? this.#open('label', this.#form.labels) : undefined;
      case DASH:
        return this.#mayOpenRoot() ? mentionOf(this.#form, this.#progress, ROOT) : undefined;
      case ANGLE:
        return this.#hasRoot() ? this.#open('child', this.#children()) : undefined;
      default:
        return undefined;
    }
  }

  /** Whether the frame is complete, or none was opened. */
  canEnd(): boolean {
    const { label, children } = this.#progress;
    if (label < 0) return true;
    return this.#hasRoot() && (this.#form.task !== 're' || children > 0);
  }

  #hasRoot(): boolean {
    return this.#progress.root >= 0;
  }

  #mayOpenRoot(): boolean {
    return this.#progress.label >= 0 && (!this.#hasRoot() || this.canEnd());
  }

  #children(): TrieNode | undefined {
    return this.#form.children[this.#progress.label];
  }

  #open(line: Line, node: TrieNode | undefined): AnswerState | undefined {
    return node === undefined ? undefined : opened(this.#form, this.#progress, line, node);
  }
}

/** Of the lines that say more than a mention. */
type Line = 'label' | 'child';

/** At `node` of what opens a line: still in it, or behind it where the node is an end. */
function opened(form: AnswerForm, progress: Progress, line: Line, node: TrieNode): AnswerState {
  if (node.value < 0) return new OpenerState(form, progress, line, node);
  if (line === 'child') return mentionOf(form, progress, node.value);
  return new LineState(form, { ...progress, label: node.value, root: -1, children: 0 });
}

/** Behind a line's first byte, before its mention. */
class OpenerState extends AnswerState {
  readonly kind = 'opener';
  readonly #form: AnswerForm;
  readonly #progress: Progress;
  readonly #line: Line;
  readonly #node: TrieNode;

  constructor(form: AnswerForm, progress: Progress, line: Line, node: TrieNode) {
    super();
    this.#form = form;
    this.#progress = progress;
    this.#line = line;
    this.#node = node;
  }

  step(byte: number): AnswerState | undefined {
    const node = this.#node.next.get(byte);
    return node === undefined ? undefined : opened(this.#form, this.#progress, this.#line, node);
  }

  canEnd(): boolean {
    return false;
  }
}

/** The pieces of the text that begin with what has been written. */
interface Range {
  readonly low: number;
  readonly high: number;
  /** In bytes. */
  readonly depth: number;
}

function mentionOf(form: AnswerForm, progress: Progress, role: number): AnswerState {
  return new MentionState(form, progress, role, { low: 0, high: form.pieces.count, depth: 0 });
}

class MentionState extends AnswerState {
  readonly kind = 'mention';
  readonly #form: AnswerForm;
  readonly #progress: Progress;
  /** Or `ROOT`. */
  readonly #role: number;
  readonly #range: Range;

  constructor(form: AnswerForm, progress: Progress, role: number, range: Range) {
    super();
    this.#form = form;
    this.#progress = progress;
    this.#role = role;
    this.#range = range;
  }

  step(byte: number): AnswerState | undefined {
    const { low, high, depth } = this.#range;
    const { pieces } = this.#form;
    if (byte === LINE_FEED) return pieces.mayEnd(low, depth) ? this.#finish() : undefined;
    const from = pieces.find(low, high, depth, byte);
    const to = pieces.find(from, high, depth, byte + 1);
    if (from === to) return undefined;
    const range = { low: from, high: to, depth: depth + 1 };
    return new MentionState(this.#form, this.#progress, this.#role, range);
  }

  canEnd(): boolean {
    return false;
  }

  #finish(): AnswerState {
    const { low, high, depth } = this.#range;
    const item = { role: this.#role, low, depth, occurrences: high - low };
    return new LineState(this.#form, progressAfter(this.#progress, this.#form.task, item));
  }
}
