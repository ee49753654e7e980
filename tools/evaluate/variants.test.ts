import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPreset } from '../../src/presets/presets';
import type { Encoder } from '../../worker/encoder/encoder';
import { openModel } from '../model';
import { FORMS } from './variant-forms';
import { countFinds, countKept, findsOf } from './variant-score';
import { VARIANT_TEXTS } from './variant-texts';

describe.each(['mini', 'base'])('the model %s, which ships with the site', (model) => {
  let encoder: Encoder;
  const [sample] = VARIANT_TEXTS;
  const text = sample?.text ?? '';
  const schema = findPreset('all-in-one')?.schema ?? { entities: [], relations: [], events: [] };

  beforeAll(async () => {
    encoder = await openModel(model);
  }, 60_000);
  afterAll(() => encoder.dispose());

  // Finds a form that the engine is not shown a cleaned copy of, and spans that are not mapped back.
  it('finds nearly all of the plain text in each form of it, at true offsets', async () => {
    const plain = findsOf(text, await encoder.extractDocument(text, schema));
    expect(countFinds(plain).entities).toBeGreaterThan(10);
    for (const name of ['wrapped at 28', 'letter-spaced', 'zero-width spaces', 'full-width']) {
      const form = FORMS.get(name)?.(text) ?? '';
      const found = await encoder.extractDocument(form, schema);
      for (const mention of found.mentions) {
        expect(form.slice(mention.start, mention.end)).toBe(mention.text);
      }
      const kept = countKept(plain, findsOf(form, found)).entities;
      expect([name, kept / countFinds(plain).entities >= 0.9]).toEqual([name, true]);
    }
  }, 120_000);
});
