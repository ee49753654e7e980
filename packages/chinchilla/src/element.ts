/** `<chinchilla-extractor>`: a text with marks over what was found, and the finds as a list. */
import type { Extraction, Mention } from '../../../src/core/extraction';
import type { Schema } from '../../../src/core/schema';
import { linesOf, markRanges, node, type MarkRange } from './element-parts';
import { STYLE } from './element-style';
import { WORDS, type Language } from './element-words';
import type { Extractor } from './extractor';
import { asExtractorError, ExtractorError } from './failure';
import { createExtractor } from './index';
import { presets } from './presets';

type State = 'empty' | 'loading' | 'error' | 'done';

const ATTRIBUTES = ['text', 'preset', 'model', 'threshold', 'lang', 'schema'] as const;
const PREVIOUS = ['ArrowLeft', 'ArrowUp'];
const NEXT = ['ArrowRight', 'ArrowDown'];

export class ChinchillaExtractor extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;
  readonly #text = node('p', { part: 'text', role: 'group' });
  readonly #list = node('ul', { part: 'list' });
  readonly #slots = {
    empty: node('slot', { name: 'empty' }),
    loading: node('slot', { name: 'loading' }),
    error: node('slot', { name: 'error' }),
  };
  #schema: Schema | undefined;
  #opening: { readonly model: string; readonly extractor: Promise<Extractor> } | undefined;
  #marks: { readonly element: HTMLElement; readonly range: MarkRange }[] = [];
  #run = 0;
  #scheduled = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const status = node('div', { role: 'status' }, ...Object.values(this.#slots));
    root.append(this.#text, status, this.#list);
    this.#text.addEventListener('keydown', (event) => {
      this.#move(event);
    });
    this.#show('done');
  }

  get text(): string {
    return this.getAttribute('text') ?? '';
  }
  set text(value: string) {
    this.setAttribute('text', value);
  }
  get model(): string {
    return this.getAttribute('model') ?? '';
  }
  set model(value: string) {
    this.setAttribute('model', value);
  }
  get preset(): string {
    return this.getAttribute('preset') ?? '';
  }
  set preset(value: string) {
    this.setAttribute('preset', value);
  }
  get threshold(): number {
    const value = Number(this.getAttribute('threshold') ?? 0);
    return Number.isFinite(value) ? value : 0;
  }
  set threshold(value: number) {
    this.setAttribute('threshold', String(value));
  }
  /** As an attribute it is JSON. */
  get schema(): Schema | undefined {
    return this.#schema;
  }
  set schema(value: Schema | undefined) {
    this.#schema = value;
    this.#schedule();
  }

  connectedCallback(): void {
    this.#schedule();
  }

  disconnectedCallback(): void {
    this.#run += 1;
    this.#close();
  }

  attributeChangedCallback(): void {
    this.#schedule();
  }

  /** Several changes of one moment are one run. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.isConnected) void this.#extract();
    });
  }

  async #extract(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const { text, threshold } = this;
    this.#label();
    this.#draw(text, undefined);
    if (text === '') {
      this.#show('empty');
      return;
    }
    this.#show('loading');
    try {
      const schema = this.#wanted();
      const extractor = await this.#open();
      if (run !== this.#run) return;
      const found = await extractor.extract(text, schema, { threshold });
      if (run !== this.#run) return;
      this.#draw(text, found);
      this.#show(linesOf(found).length === 0 ? 'empty' : 'done');
      this.#send('extract', found);
    } catch (error) {
      if (run === this.#run) this.#fail(asExtractorError(error));
    }
  }

  #wanted(): Schema {
    if (this.#schema !== undefined) return this.#schema;
    const json = this.getAttribute('schema');
    if (json !== null) {
      try {
        return JSON.parse(json) as Schema;
      } catch {
        throw new ExtractorError('schema-invalid', 'not-json');
      }
    }
    const found = presets[this.preset === '' ? 'all-in-one' : this.preset];
    if (found === undefined) throw new ExtractorError('schema-invalid', this.#words.noPreset);
    return found;
  }

  #open(): Promise<Extractor> {
    const { model } = this;
    if (model === '') throw new ExtractorError('model-missing', this.#words.noModel);
    if (this.#opening?.model !== model) {
      this.#close();
      this.#opening = { model, extractor: createExtractor({ model }) };
    }
    return this.#opening.extractor;
  }

  #close(): void {
    // One that failed to open has been reported by its run.
    void this.#opening?.extractor.then((extractor) => extractor.close()).catch(() => undefined);
    this.#opening = undefined;
  }

  #fail(error: ExtractorError): void {
    const { code, zh, en, detail } = error;
    // The next run opens the model again.
    if (code !== 'schema-invalid') this.#close();
    this.#slots.error.replaceChildren(this.#language === 'zh' ? zh : en);
    this.#show('error');
    this.#send('error', { code, zh, en, detail });
  }

  #draw(text: string, found: Extraction | undefined): void {
    this.#marks = markRanges(found?.mentions ?? []).map((range) => ({
      range,
      element: this.#mark(text, range),
    }));
    const parts: (Node | string)[] = [];
    let at = 0;
    for (const { range, element } of this.#marks) {
      parts.push(text.slice(at, range.start), element);
      at = range.end;
    }
    this.#text.replaceChildren(...parts, text.slice(at));
    this.#marks[0]?.element.setAttribute('tabindex', '0');
    const lines = found === undefined ? [] : linesOf(found);
    this.#list.replaceChildren(
      ...lines.map(({ type, words }) =>
        node(
          'li',
          { part: 'item' },
          node('span', { class: 'type' }, type),
          node('span', {}, words),
        ),
      ),
    );
  }

  #mark(text: string, range: MarkRange): HTMLElement {
    const words = text.slice(range.start, range.end);
    const types = range.mentions.map(({ type, text: found }) =>
      found === words ? type : `${found} ${type}`,
    );
    const label = `${words}: ${types.join(', ')}`;
    const attributes = { part: 'mark', role: 'button', tabindex: '-1', title: types.join(', ') };
    const element = node('mark', { ...attributes, 'aria-label': label }, words);
    element.addEventListener('click', () => {
      this.#select(element, range.mentions);
    });
    return element;
  }

  #select(element: HTMLElement, mentions: readonly Mention[]): void {
    for (const mark of this.#marks) mark.element.removeAttribute('aria-current');
    element.setAttribute('aria-current', 'true');
    for (const mention of mentions) this.#send('select', mention);
  }

  #move(event: KeyboardEvent): void {
    const at = this.#marks.findIndex(({ element }) => element === event.target);
    const current = this.#marks[at];
    if (current === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#select(current.element, current.range.mentions);
      return;
    }
    const step = NEXT.includes(event.key) ? 1 : PREVIOUS.includes(event.key) ? -1 : 0;
    const next = this.#marks[at + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    current.element.setAttribute('tabindex', '-1');
    next.element.setAttribute('tabindex', '0');
    next.element.focus();
  }

  get #language(): Language {
    return this.lang.toLowerCase().startsWith('en') ? 'en' : 'zh';
  }

  get #words(): (typeof WORDS)[Language] {
    return WORDS[this.#language];
  }

  #label(): void {
    const { text, list, empty, loading } = this.#words;
    this.#text.setAttribute('aria-label', text);
    this.#list.setAttribute('aria-label', list);
    this.#slots.empty.replaceChildren(empty);
    this.#slots.loading.replaceChildren(loading);
  }

  #show(state: State): void {
    for (const [name, slot] of Object.entries(this.#slots)) slot.hidden = name !== state;
    this.#list.hidden = state !== 'done';
  }

  #send(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

if (customElements.get('chinchilla-extractor') === undefined) {
  customElements.define('chinchilla-extractor', ChinchillaExtractor);
}
