import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.fixture';
import { nameOf } from './name';

describe('nameOf', () => {
  it.each([
    ['青梧\n港务集团', '青梧港务集团'],
    ['青梧港务\r\n集团', '青梧港务集团'],
    ['青梧 \n> 港务集团', '青梧港务集团'],
    ['青 梧 港 务', '青梧港务'],
    ['李　明', '李明'],
    ['柳\u200b承\u00ad砚', '柳承砚'],
    ['沐光 Fold\n3', '沐光 Fold 3'],
    ['沐光  Buds  Air', '沐光 Buds Air'],
    ['F o l d   3', 'Fold 3'],
    ['ＡＢＣ公司', 'ABC公司'],
    ['《雾中灯塔》', '《雾中灯塔》'],
    ['曹\u{20bb7}', '曹\u{20bb7}'],
  ])('calls %j %s', (text, name) => {
    expect(nameOf(text)).toBe(name);
  });

  // Finds a name that still holds a break or an outer blank, or one that changes when cleaned again.
  it('holds no line break and is its own name, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = nameOf(text);
        expect(name).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(name).toBe(name.trim());
        expect(nameOf(name)).toBe(name);
      }),
    );
  });
});
