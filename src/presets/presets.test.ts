import { describe, expect, it } from 'vitest';
import { findPreset, PRESETS } from './presets';
import { checkSchema } from '../core/schema-check';
import { parseSchema } from '../core/schema-parse';

describe('PRESETS', () => {
  it('has an id of its own and both names for each', () => {
    expect(new Set(PRESETS.map((preset) => preset.id)).size).toBe(PRESETS.length);
    expect(PRESETS.every(({ name }) => name.zh !== '' && name.en !== '')).toBe(true);
  });

  it.each(PRESETS.map((preset) => [preset.id, preset] as const))(
    'offers %s with nothing wrong and readable again from JSON',
    (_, { schema }) => {
      expect(checkSchema(schema)).toEqual([]);
      expect(parseSchema(JSON.stringify(schema))).toEqual({ ok: true, value: schema });
    },
  );

  it('asks only for what its task says', () => {
    for (const { id, task, schema } of PRESETS) {
      const asked = [
        ...(schema.entities.length > 0 ? ['ner'] : []),
        ...(schema.relations.length > 0 ? ['re'] : []),
        ...(schema.events.length > 0 ? ['ee'] : []),
      ];
      expect([id, asked]).toEqual([id, task === 'all' ? ['ner', 're', 'ee'] : [task]]);
    }
  });

  it('has all of the encyclopaedia, general and finance types', () => {
    expect(findPreset('re-encyclopedia')?.schema.relations).toHaveLength(48);
    expect(findPreset('ee-general')?.schema.events).toHaveLength(65);
    expect(findPreset('re-finance')?.schema.relations).toHaveLength(43);
    expect(findPreset('ee-finance')?.schema.events).toHaveLength(10);
    expect(findPreset('re-literature')?.schema.relations).toHaveLength(20);
  });

  it('keeps every name that the preset for everything picks', () => {
    const schema = findPreset('all-in-one')?.schema;
    expect(schema?.relations.map((relation) => relation.name)).toHaveLength(12);
    expect(schema?.events.map((event) => event.name)).toHaveLength(16);
  });

  it('has none under an unknown id', () => {
    expect(findPreset('none')).toBeUndefined();
  });
});
