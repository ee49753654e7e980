/** Lines of a stream of bytes, one at a time; a line that is too long is passed over, not held. */

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Undefined: longer than is allowed. */
  readonly bytes: Buffer | undefined;
}

const LINE_FEED = 0x0a;

/** Undefined where a byte is broken; without a byte order mark. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

class LineBuffer {
  #chunks: Buffer[] = [];
  #size = 0;
  #number = 0;
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  add(chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size <= this.#most) this.#chunks.push(chunk);
    else this.#chunks = [];
  }

  end(): Line {
    const bytes = this.#size <= this.#most ? Buffer.concat(this.#chunks) : undefined;
    this.#chunks = [];
    this.#size = 0;
    this.#number += 1;
    return { number: this.#number, bytes };
  }
}

/** Also blank ones; the last one may have no line feed. */
export async function* linesOf(input: AsyncIterable<Buffer>, most: number): AsyncGenerator<Line> {
  const line = new LineBuffer(most);
  for await (const chunk of input) {
    let start = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, start)) {
      line.add(chunk.subarray(start, at));
      yield line.end();
      start = at + 1;
    }
    if (start < chunk.length) line.add(chunk.subarray(start));
  }
  if (!line.isEmpty) yield line.end();
}
