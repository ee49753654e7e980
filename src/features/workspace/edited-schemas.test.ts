import { describe, expect, it } from 'vitest';
import { findPreset } from '../../presets/presets';
import { EMPTY_SCHEMA } from '../../core/schema';
import { joinEdits, NO_EDITS, schemaOfPreset, withEdit, withoutEdit } from './edited-schemas';

const mine = { ...EMPTY_SCHEMA, entities: [{ name: '物种' }] };

describe('schemaOfPreset', () => {
  it('is the edit while there is one, else the preset as it comes', () => {
    const edits = withEdit(NO_EDITS, 'ner-general', mine);
    expect(schemaOfPreset(edits, 'ner-general')).toBe(mine);
    const reset = withoutEdit(edits, 'ner-general');
    expect(schemaOfPreset(reset, 'ner-general')).toBe(findPreset('ner-general')?.schema);
    expect(schemaOfPreset(NO_EDITS, 'no-such-preset')).toBe(EMPTY_SCHEMA);
  });
});

describe('joinEdits', () => {
  it('lets the later edit win', () => {
    const stored = withEdit(NO_EDITS, 'ner-general', EMPTY_SCHEMA);
    const joined = joinEdits(stored, withEdit(NO_EDITS, 'ner-general', mine));
    expect(joined.get('ner-general')).toBe(mine);
  });
});
