import { describe, expect, it } from 'vitest';
import { findPreset } from '../presets/presets';
import { DUIE_ALL_RELATIONS, DUIE_RELATIONS } from './duie-predicates';
import { nameOf, roleNameOf, tagOf } from './label-map';
import { FEWFC_LABELS, detectFamily, familyLabels } from './label-names';

describe('detectFamily', () => {
  it.each([
    [['PER', 'LOC'], 'general'],
    [['NR', 'NS', 'NT'], 'general'],
    [['NAME', 'ORG', 'LOC'], 'resume'],
    [['PER.NAM', 'GPE.NOM'], 'weibo'],
    [['HC'], 'product'],
    [['HCCX', 'MISC'], 'listing'],
    [['TELEVISION', 'PER'], 'film'],
    [['dis', 'sym'], 'cmeee'],
    [['name', 'game'], 'cluener'],
  ] as const)('%j is %s', (tags, family) => {
    expect(detectFamily(tags)).toBe(family);
  });

  it('takes the family that knows most of the tags', () => {
    expect(detectFamily(['PER', '松果'])).toBe('general');
    expect(detectFamily(['PER', 'TELEVISION', '松果'])).toBe('film');
  });

  it('knows no family of no tags, of unknown tags, or of names every object has', () => {
    expect(detectFamily([])).toBeUndefined();
    expect(detectFamily(['松果', 'constructor'])).toBeUndefined();
  });
});

describe('label maps', () => {
  it('drop tags outside their family and find the first tag of a name', () => {
    const labels = familyLabels('general');
    expect(nameOf(labels, 'NR')).toBe('人名');
    expect(nameOf(labels, 'TITLE')).toBeUndefined();
    expect(tagOf(labels, '人名')).toBe('PER');
    expect(tagOf(labels, '别的')).toBe('别的');
  });

  it.each([
    ['ner-general', 'general'],
    ['ner-fine', 'cluener'],
    ['ner-resume', 'resume'],
    ['ner-medical', 'cmeee'],
  ] as const)('name what preset %s asks for', (id, family) => {
    const asked = findPreset(id)?.schema.entities.map(({ name }) => name);
    expect(new Set(familyLabels(family).names.values())).toEqual(new Set(asked));
  });

  it('give each FewFC role a name of its own within its event', () => {
    expect(roleNameOf(FEWFC_LABELS, '起诉', 'sub-org')).toBe('原告机构');
    const keys = [...FEWFC_LABELS.names].map(([key, name]) => `${key.split('/')[0] ?? ''} ${name}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('have the 48 predicates of DuIE 2.0, and eight more for 1.0', () => {
    expect(DUIE_RELATIONS.size).toBe(48);
    expect(DUIE_ALL_RELATIONS.size).toBe(56);
  });
});
