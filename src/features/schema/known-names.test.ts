import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../presets/presets';
import { knownNames, offeredNames } from './known-names';

const MANIFEST = JSON.parse(
  readFileSync('public/models/chinchilla-mini/manifest.json', 'utf8'),
) as { readonly knownLabels: readonly string[] };

describe('knownNames', () => {
  it('takes a relation apart into its name and the type of its tail', () => {
    expect([...knownNames(['姓名', '毕业院校:学校'])]).toEqual(['姓名', '毕业院校', '学校']);
  });

  it('holds what the presets ask of the built-in model, but for one that no corpus has', () => {
    const known = knownNames(MANIFEST.knownLabels);
    const asked = PRESETS.flatMap(({ schema: { entities, relations, events } }) => [
      ...entities.map(({ name }) => name),
      ...relations.flatMap(({ name, head, tail }) => [name, head, tail]),
      ...events.flatMap(({ name, roles }) => [name, ...roles]),
    ]);
    expect(new Set(asked.filter((name) => !known.has(name)))).toEqual(new Set(['邮政编码']));
  });
});

describe('offeredNames', () => {
  it.each(['entities', 'relations', 'events'] as const)('offers %s, each once', (kind) => {
    const names = offeredNames(kind);
    expect(names.length).toBeGreaterThan(20);
    expect(new Set(names).size).toBe(names.length);
  });
});
