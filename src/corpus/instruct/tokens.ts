/** How many tokens a text may have: characters times factors that the makers of a tokenizer state. */

export interface Tokenizer {
  readonly name: string;
  /** Tokens of a Han character. */
  readonly han: number;
  /** Tokens of any other character. */
  readonly other: number;
  /** Where the factors are from. */
  readonly source: string;
}

export const DEEPSEEK_TOKENIZER: Tokenizer = {
  name: 'deepseek',
  han: 0.6,
  other: 0.3,
  source: 'https://api-docs.deepseek.com/quick_start/token_usage',
};

/** Characters are code points. */
export interface SizeEstimate {
  readonly characters: number;
  readonly hanCharacters: number;
  readonly tokenizer: Tokenizer;
  readonly tokens: number;
  readonly note: 'an estimate: characters times the factors of the tokenizer';
}

const HAN = /\p{Script=Han}/gu;
const SURROGATE_PAIR = /[\u{10000}-\u{10ffff}]/gu;

export class SizeCounter {
  #characters = 0;
  #han = 0;

  add(text: string): void {
    this.#han += text.match(HAN)?.length ?? 0;
    this.#characters += text.length - (text.match(SURROGATE_PAIR)?.length ?? 0);
  }

  estimate(tokenizer: Tokenizer): SizeEstimate {
    const { han, other } = tokenizer;
    return {
      characters: this.#characters,
      hanCharacters: this.#han,
      tokenizer,
      tokens: Math.round(this.#han * han + (this.#characters - this.#han) * other),
      note: 'an estimate: characters times the factors of the tokenizer',
    };
  }
}

/** `NAME:HAN:OTHER`, or the name of one that is known. */
export function readTokenizer(text: string): Tokenizer | undefined {
  if (text === DEEPSEEK_TOKENIZER.name) return DEEPSEEK_TOKENIZER;
  const [name = '', han, other, ...rest] = text.split(':');
  const [hanFactor, otherFactor] = [Number(han ?? 'none'), Number(other ?? 'none')];
  const isRight = name !== '' && rest.length === 0 && hanFactor > 0 && otherFactor > 0;
  if (!isRight) return undefined;
  return { name, han: hanFactor, other: otherFactor, source: 'given by --tokenizer' };
}
