/** Names and their translations, so that one name is called the same everywhere. */
import { findJsonError } from '../../formats/json-error';
import { dictionary, string } from '../../formats/shape';
import { err, ok, type Result } from '../../core/result';

export interface GlossaryPair {
  readonly source: string;
  readonly target: string;
}

/** `{"name": "译名"}`; the error says line and reason. */
export function parseGlossary(
  content: string,
): Result<readonly GlossaryPair[], { readonly line: number; readonly reason: string }> {
  const body = content.replace(/^\uFEFF/u, '');
  const broken = findJsonError(body);
  if (broken !== undefined) return err({ line: broken.line, reason: broken.reason });
  const read = dictionary(string)(JSON.parse(body), '');
  if (!read.ok) return err({ line: 1, reason: read.error });
  const blank = [...read.value].find(
    ([source, target]) => source.trim() === '' || target.trim() === '',
  );
  if (blank !== undefined) return err({ line: 1, reason: `a name without text: "${blank[0]}"` });
  return ok([...read.value].map(([source, target]) => ({ source, target })));
}

export class Glossary {
  /** A person's: they have to be used. */
  readonly #given: ReadonlyMap<string, string>;
  /** The first translation of each name, and how often others were used. */
  readonly #learned = new Map<string, string>();
  #variants = 0;

  constructor(given: readonly GlossaryPair[] = []) {
    this.#given = new Map(given.map(({ source, target }) => [source, target]));
  }

  get size(): number {
    return this.#given.size + this.#learned.size;
  }

  /** Names that were translated otherwise than at first. */
  get variants(): number {
    return this.#variants;
  }

  pairsFor(names: Iterable<string>): readonly GlossaryPair[] {
    return [...new Set(names)].flatMap((source) => {
      const target = this.#given.get(source) ?? this.#learned.get(source);
      return target === undefined ? [] : [{ source, target }];
    });
  }

  /** Of a person's pairs. */
  breaks({ source, target }: GlossaryPair): boolean {
    const wanted = this.#given.get(source);
    return wanted !== undefined && wanted !== target;
  }

  learn(pairs: readonly GlossaryPair[]): void {
    for (const { source, target } of pairs) {
      if (this.#given.has(source)) continue;
      const known = this.#learned.get(source);
      if (known === undefined) this.#learned.set(source, target);
      else if (known !== target) this.#variants += 1;
    }
  }
}
