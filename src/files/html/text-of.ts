/** The text that a page of HTML shows, in the order of its elements. */
import type { DefaultTreeAdapterTypes } from 'parse5';
import { BLOCKS, CELLS, PARAGRAPHS, SKIPPED } from './elements';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value;
}

/** All elements below `node` with one of the names, in order. A loop: pages may be nested deeply. */
export function* elementsIn(node: Node, ...names: readonly string[]): Generator<Element> {
  const open: Node[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isElement(next) && names.includes(next.tagName)) yield next;
    if ('childNodes' in next) open.push(...next.childNodes.toReversed());
  }
}

export interface PageText {
  readonly text: string;
  /** Pictures that were passed over. */
  readonly images: number;
}

/** Collects lines; blanks are joined as a browser does. */
class Lines {
  #text = '';
  /** Line feeds that stand before the next text, if there is one. */
  #breaks = 0;
  #blank = '';

  /** Cells that are open, and whether the innermost one has no text yet. */
  #cells = 0;
  #emptyCell = false;

  /** At least `count` line feeds before what follows; one is enough in a cell, none at its start. */
  breakLine(count: number): void {
    if (this.#emptyCell) return;
    this.#breaks = Math.max(this.#breaks, this.#cells > 0 ? 1 : count);
    this.#blank = '';
  }

  /** One line feed more, as an element for it asks. */
  addBreak(): void {
    this.#breaks += 1;
    this.#blank = '';
  }

  /** A tab where a cell stands before it in the row. */
  beginCell(): void {
    if (this.#breaks === 0 && this.#text !== '' && !this.#text.endsWith('\n')) this.#blank = '\t';
    this.#cells += 1;
    this.#emptyCell = true;
  }

  endCell(): void {
    if (!this.#emptyCell) this.#breaks = 0;
    this.#cells -= 1;
    this.#emptyCell = false;
  }

  add(raw: string, preserved: boolean): void {
    if (preserved) {
      this.#flush();
      this.#text += raw;
      return;
    }
    const pieces = raw.split(/([ \t\n\f\r]+)/u);
    for (const [index, piece] of pieces.entries()) {
      if (piece === '') continue;
      if (index % 2 === 1) this.#rest(piece);
      else {
        this.#flush(piece);
        this.#text += piece.replaceAll('\u00a0', ' ');
      }
    }
  }

  #rest(blank: string): void {
    if (this.#breaks > 0 || this.#blank === '\t') return;
    if (this.#blank !== '\n') this.#blank = blank.includes('\n') ? '\n' : ' ';
  }

  #flush(next = ''): void {
    if (this.#text !== '') this.#text += this.#separator(next);
    this.#breaks = 0;
    this.#blank = '';
    this.#emptyCell = false;
  }

  #separator(next: string): string {
    if (this.#breaks > 0) return '\n'.repeat(this.#breaks);
    if (this.#blank === '\t') return '\t';
    if (this.#blank === '' || /[\n\t]$/u.test(this.#text)) return '';
    // A line of the file that ends between Chinese characters is no blank of the text.
    const wrapped = this.#blank === '\n' && HAN_END.test(this.#text) && HAN_START.test(next);
    return wrapped ? '' : ' ';
  }

  result(): string {
    return this.#text;
  }
}

const HAN_END = /[\p{sc=Han}\u3000-\u303f\uff01-\uff60]$/u;
const HAN_START = /^[\p{sc=Han}\u3000-\u303f\uff01-\uff60]/u;

type Step = { readonly node: Node; readonly preserved: boolean } | { readonly after: Element };

/** A loop with a list of its own: a page of a hundred thousand nested elements is no overflow. */
export function textOf(root: Node): PageText {
  const lines = new Lines();
  let images = 0;
  const steps: Step[] = [{ node: root, preserved: false }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('after' in step) {
      leave(step.after, lines);
      continue;
    }
    const { node, preserved } = step;
    if (isElement(node)) {
      if (isSkipped(node)) continue;
      if (node.tagName === 'img' || node.tagName === 'image') images += 1;
      enter(node, lines);
      steps.push({ after: node });
    } else if ('value' in node) lines.add(node.value, preserved);
    steps.push(...childSteps(node, preserved));
  }
  const text = lines.result().replace(/[ \t]+(?=\n)/gu, '');
  return { text: text.trim(), images };
}

function isSkipped(element: Element): boolean {
  return SKIPPED.has(element.tagName) || attributeOf(element, 'hidden') !== undefined;
}

/** In the order in which a stack gives them. */
function childSteps(node: Node, preserved: boolean): readonly Step[] {
  if (!('childNodes' in node)) return [];
  const inside = preserved || node.nodeName === 'pre';
  return node.childNodes.toReversed().map((child) => ({ node: child, preserved: inside }));
}

function enter(element: Element, lines: Lines): void {
  if (element.tagName === 'br') lines.addBreak();
  else if (CELLS.has(element.tagName)) lines.beginCell();
  else endBlock(element, lines);
}

function leave(element: Element, lines: Lines): void {
  if (CELLS.has(element.tagName)) lines.endCell();
  else endBlock(element, lines);
}

function endBlock({ tagName }: Element, lines: Lines): void {
  if (PARAGRAPHS.has(tagName)) lines.breakLine(2);
  else if (BLOCKS.has(tagName)) lines.breakLine(1);
}
