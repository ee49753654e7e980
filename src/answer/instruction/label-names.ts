/** Names as an answer can write them: one line, never blank, no two alike. */
import { trimSpan } from '../../core/text';

const NAMELESS = '?';

/** Runs of blanks and control characters become a space; half a surrogate pair has no UTF-8 form. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').replaceAll(/\p{Cs}/gu, '\ufffd');
  const { start, end } = trimSpan(line, 0, line.length);
  return line.slice(start, end);
}

/** As `oneLine`, with a stand-in for a blank name. */
export function lineName(name: string): string {
  const line = oneLine(name);
  return line === '' ? NAMELESS : line;
}

/** A number behind every name that came before. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let copy = 2; taken.has(own); copy += 1) own = `${name} ${copy}`;
    taken.add(own);
    return own;
  });
}

/** A role ends at its colon, so it holds none. */
export function roleNames(roles: readonly string[]): readonly string[] {
  return distinctNames(roles.map((role) => lineName(role).replaceAll(/[:：]/gu, '·')));
}
