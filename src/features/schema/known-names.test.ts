import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../presets/presets';
import { untaughtNames } from '../../core/schema-known';
import { offeredNames } from './known-names';

const MANIFEST = JSON.parse(
  readFileSync('public/models/chinchilla-mini/manifest.json', 'utf8'),
) as { readonly knownLabels: readonly string[] };

describe('labels of the built-in model', () => {
  it('hold what the presets ask for, but for one that no corpus has', () => {
    const lacking = PRESETS.flatMap(({ schema }) => untaughtNames(schema, MANIFEST.knownLabels));
    expect(new Set(lacking)).toEqual(new Set(['邮政编码']));
  });
});

describe('offeredNames', () => {
  it.each(['entities', 'relations', 'events'] as const)('offers %s, each once', (kind) => {
    const names = offeredNames(kind);
    expect(names.length).toBeGreaterThan(20);
    expect(new Set(names).size).toBe(names.length);
  });
});
