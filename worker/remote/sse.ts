/** Server-sent events out of bytes that may be split anywhere. */

export class SseParser {
  readonly #decoder = new TextDecoder();
  #line = '';
  #afterReturn = false;
  #data: string[] = [];

  /** The data of the events that these bytes complete. */
  push(bytes: Uint8Array): readonly string[] {
    return this.#read(this.#decoder.decode(bytes, { stream: true }));
  }

  /** The data of a last event without the empty line that should end it. */
  finish(): readonly string[] {
    return this.#read(`${this.#decoder.decode()}\n\n`);
  }

  #read(text: string): readonly string[] {
    const events: string[] = [];
    for (const character of text) {
      const second = this.#afterReturn && character === '\n';
      this.#afterReturn = character === '\r';
      if (second) continue;
      if (character === '\n' || character === '\r') this.#endLine(events);
      else this.#line += character;
    }
    return events;
  }

  #endLine(events: string[]): void {
    const line = this.#line;
    this.#line = '';
    if (line === '') {
      if (this.#data.length > 0) events.push(this.#data.join('\n'));
      this.#data = [];
    } else if (line === 'data' || line.startsWith('data:')) {
      this.#data.push(line.slice(5).replace(/^ /, ''));
    }
  }
}
