/** One hue per type, steady while a schema is in use: neighbours in a schema are far apart in colour. */
import type { Schema } from '../../core/schema';
import { meaningOf } from '../../presets/families';

/** Degrees of OKLCH hue, ordered so that each differs well from the ones just before it. */
const WHEEL = [32, 252, 148, 310, 80, 196, 350, 118, 280, 55, 172, 225] as const;

/** Each further round of the wheel is turned a little, so that it repeats no hue for long. */
const TURN = 15;

function wheelHue(index: number): number {
  return ((WHEEL[index % WHEEL.length] ?? 0) + TURN * Math.floor(index / WHEEL.length)) % 360;
}

/**
 * Type name → hue in degrees; entity types first, then ends of relations, then events. Names that mean the
 * same have the same hue.
 */
export type Hues = ReadonlyMap<string, number>;

export function assignHues(schema: Schema): Hues {
  const names = new Set<string>();
  for (const { name } of schema.entities) names.add(name);
  for (const { head, tail } of schema.relations) names.add(head).add(tail);
  for (const { name } of schema.events) names.add(name);
  const meanings = [...new Set([...names].map(meaningOf))];
  const hues = new Map(meanings.map((meaning, index) => [meaning, wheelHue(index)]));
  return new Map([...names].map((name) => [name, hues.get(meaningOf(name)) ?? 0]));
}

/** Also gives a steady hue to a type that the schema does not know. */
export function hueOf(hues: Hues, type: string): number {
  const known = hues.get(type);
  if (known !== undefined) return known;
  let sum = 0;
  for (const character of type) sum += character.codePointAt(0) ?? 0;
  return wheelHue(sum);
}
