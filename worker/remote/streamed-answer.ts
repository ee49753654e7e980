/** A chat answer as its events come. */
import { err, ok, type Result } from '../../src/core/result';
import type { RemoteFailure } from './remote-failure';
import { readDelta, type ChatAnswer } from './response';
import { SseParser } from './sse';

export class StreamedAnswer {
  readonly #parser = new SseParser();
  readonly #onText: (piece: string) => void;
  #text = '';
  #finish: string | undefined;
  #over = false;
  #hasEvents = false;
  #failure: RemoteFailure | undefined;

  constructor(onText: (piece: string) => void) {
    this.#onText = onText;
  }

  get begun(): boolean {
    return this.#text !== '';
  }

  push(bytes: Uint8Array): void {
    this.#take(this.#parser.push(bytes));
  }

  /** Nothing more comes. */
  finish(): Result<ChatAnswer, RemoteFailure> {
    this.#take(this.#parser.finish());
    if (this.#failure !== undefined) return err(this.#failure);
    if (this.#over || this.#finish !== undefined) {
      return ok({ text: this.#text, finish: this.#finish });
    }
    if (!this.#hasEvents) return err({ code: 'not-json', detail: 'no stream of events' });
    return err({ code: 'not-an-answer', detail: 'the stream has no end' });
  }

  #take(events: readonly string[]): void {
    for (const data of events) {
      this.#hasEvents = true;
      this.#over ||= data.trim() === '[DONE]';
      if (this.#over || this.#failure !== undefined) return;
      const delta = readDelta(data);
      if (delta.ok) this.#add(delta.value);
      else this.#failure = delta.error;
    }
  }

  #add({ text, finish }: ChatAnswer): void {
    this.#text += text;
    this.#finish = finish ?? this.#finish;
    if (text !== '') this.#onText(text);
  }
}
