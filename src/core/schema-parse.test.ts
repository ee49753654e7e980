import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.fixture';
import type { Schema } from './schema';
import { checkSchema, hasErrors } from './schema-check';
import { parseSchema } from './schema-parse';

function paths(json: string): string[] {
  const parsed = parseSchema(json);
  return parsed.ok ? [] : parsed.error.map(({ code, path }) => `${code} ${path}`);
}

describe('parseSchema', () => {
  it('reads a whole schema and trims its names', () => {
    const schema: Schema = {
      entities: [{ name: '人名', description: '真名或笔名', examples: ['林小满'] }],
      relations: [{ name: '父亲', head: '人名', tail: '人名', description: '' }],
      events: [{ name: '结婚', roles: ['双方', '时间'] }],
    };
    const spaced = JSON.stringify(schema).replace('"结婚"', '" 结婚 "');
    expect(parseSchema(spaced)).toEqual({ ok: true, value: schema });
  });

  it('takes a missing list as empty and a bare string as an entity type', () => {
    expect(parseSchema('{"entities": ["人名"]}')).toEqual({
      ok: true,
      value: { entities: [{ name: '人名' }], relations: [], events: [] },
    });
  });

  it.each(['', 'entities', '{"entities": [', '\ud83d'])('says that %j is not JSON', (json) => {
    expect(paths(json)).toEqual(['not-json ']);
  });

  it('names every place of the wrong type', () => {
    const json =
      '{"entities": [1, {"name": 2}], "relations": {}, "events": [{"name": "事", "roles": [3]}]}';
    expect(paths(json)).toEqual([
      'wrong-type entities[0]',
      'wrong-type entities[1].name',
      'wrong-type relations',
      'wrong-type events[0].roles[0]',
    ]);
  });

  it.each(['null', '[]', '"人名"', '7'])('refuses %s in place of a schema', (json) => {
    expect(paths(json)).toEqual(['wrong-type ']);
  });

  it('refuses a schema with errors and passes one with warnings', () => {
    expect(paths('{"entities": ["人名", "人名"]}')).toEqual(['duplicate-name entities[1].name']);
    expect(parseSchema('{"events": [{"name": "地震"}]}').ok).toBe(true);
  });

  it('is total over arbitrary strings and values, and passes only usable schemas', () => {
    const leaf = fc.constantFrom<unknown>('', '人名', ' 地名', 7, null, [], {}, ['双方'], [3]);
    const fields = { name: leaf, head: leaf, tail: leaf, roles: leaf, description: leaf };
    const type = fc.oneof(leaf, fc.record(fields, { requiredKeys: [] }));
    const list = fc.oneof(leaf, fc.array(type, { maxLength: 3 }));
    const shape = fc.record(
      { entities: list, relations: list, events: list },
      { requiredKeys: [] },
    );
    const json = fc.oneof(
      anyText,
      shape.map((schema) => JSON.stringify(schema)),
    );
    fc.assert(
      fc.property(json, (input) => {
        const parsed = parseSchema(input);
        if (parsed.ok) expect(hasErrors(checkSchema(parsed.value))).toBe(false);
        else expect(hasErrors(parsed.error)).toBe(true);
      }),
    );
  });

  it('does not break on deep nesting', () => {
    expect(parseSchema('['.repeat(100_000)).ok).toBe(false);
    expect(parseSchema(`{"entities": ${'['.repeat(5000)}${']'.repeat(5000)}}`).ok).toBe(false);
  });
});
