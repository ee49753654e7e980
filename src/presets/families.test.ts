import { describe, expect, it } from 'vitest';
import { depthOf, familyOf, FAMILY_NAMES, meaningOf } from './families';
import { PRESETS } from './presets';

describe('families of names', () => {
  // Finds a name with a slip of the pen, and one that a preset no longer has.
  it('have only names of the presets', () => {
    const known = new Set(
      PRESETS.flatMap(({ schema }) => [
        ...schema.entities.map(({ name }) => name),
        ...schema.relations.flatMap(({ head, tail }) => [head, tail]),
      ]),
    );
    expect(FAMILY_NAMES.filter((name) => !known.has(name))).toEqual([]);
  });

  // Finds a name that stands for two meanings, or a meaning that is hung up under another name.
  it('give each name one meaning, and hang meanings up by the name that stands for them', () => {
    for (const name of FAMILY_NAMES) {
      expect(meaningOf(meaningOf(name))).toBe(meaningOf(name));
      expect(familyOf(name)).toBe(familyOf(familyOf(name)));
      expect(depthOf(familyOf(name))).toBe(0);
    }
  });

  it('know the same from the broader, and leave other names alone', () => {
    expect(meaningOf('人物')).toBe(meaningOf('人名'));
    expect(meaningOf('企业')).not.toBe(meaningOf('机构名'));
    expect(familyOf('企业')).toBe(familyOf('学校'));
    expect(familyOf('人名')).not.toBe(familyOf('地名'));
    expect([depthOf('机构名'), depthOf('公司'), depthOf('歌曲')]).toEqual([0, 1, 2]);
    expect([meaningOf('灯塔'), familyOf('灯塔'), depthOf('灯塔')]).toEqual(['灯塔', '灯塔', 0]);
  });
});
