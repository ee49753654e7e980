import { describe, expect, it } from 'vitest';
import { EMPTY_EXTRACTION } from '../../../core/extraction';
import { EMPTY_SCHEMA } from '../../../core/schema';
import { findPreset } from '../../../presets/presets';
import { whatToTry } from './advice';

describe('whatToTry', () => {
  const shown = EMPTY_EXTRACTION;
  const text = '青梧市的海边有一座灯塔。'.repeat(20);
  const silence = {
    text,
    schema: { ...EMPTY_SCHEMA, entities: [{ name: '人名' }, { name: '灯塔' }] },
    presetId: 'ner-general',
    knownLabels: ['人名'],
    extraction: shown,
    shown,
    job: 'done',
  } as const;

  it('names what the model was never taught and presets that are not chosen', () => {
    expect(whatToTry(silence)).toEqual([
      { code: 'untaught-names', names: ['灯塔'] },
      { code: 'other-presets', ids: ['all-in-one', 're-encyclopedia'] },
    ]);
  });

  it('speaks of what is below the threshold and of texts that are not Chinese', () => {
    const mention = { id: 'm', type: '人名', start: 0, end: 1, text: 'A', score: 0.2 };
    const extraction = { ...shown, mentions: [mention] };
    const advice = whatToTry({ ...silence, text: 'A lighthouse. '.repeat(20), extraction });
    expect(advice.slice(0, 3)).toEqual([
      { code: 'lower-threshold', count: 1 },
      { code: 'untaught-names', names: ['灯塔'] },
      { code: 'not-chinese' },
    ]);
  });

  it('is silent where something is shown, where the text is short, and before it was read', () => {
    const mention = { id: 'm', type: '人名', start: 0, end: 1, text: '青', score: 0.9 };
    expect(whatToTry({ ...silence, shown: { ...shown, mentions: [mention] } })).toEqual([]);
    expect(whatToTry({ ...silence, text: text.slice(0, 199) })).toEqual([]);
    expect(whatToTry({ ...silence, job: 'running' })).toEqual([]);
  });

  it('offers only presets that exist', () => {
    for (const presetId of ['all-in-one', 'ner-general', 're-encyclopedia']) {
      const [other] = whatToTry({ ...silence, knownLabels: [], presetId });
      const ids = other?.code === 'other-presets' ? other.ids : [];
      expect(ids.map((id) => findPreset(id)?.id)).toEqual(ids);
      expect(ids).toHaveLength(2);
    }
  });
});
