import { describe, expect, it } from 'vitest';
import { parseGlossaryLines } from './glossary-lines';
import { isForeign } from './language';

describe('isForeign', () => {
  // Faults: a Chinese text with Latin names that is sent away; an English one with a Chinese name that is not.
  it.each([
    ['Marta joined the museum in Porto.', true],
    ['Marta (玛尔塔) joined the Harbour Museum in Porto last spring.', true],
    ['新款 iPhone 15 Pro Max 在旗舰店开售。', false],
    ['使用 PyTorch 训练模型', false],
    ['2024-05-01 12:30', false],
    ['', false],
    ['Привет, мир', true],
  ])('%s: %s', (text, foreign) => {
    expect(isForeign(text)).toBe(foreign);
  });
});

describe('parseGlossaryLines', () => {
  it('reads a pair a line, however it is written', () => {
    expect(parseGlossaryLines(' Lyon = 里昂\r\n\nC = C语言\tA=B＝甲\n')).toEqual({
      ok: true,
      value: [
        { source: 'Lyon', target: '里昂' },
        { source: 'C', target: 'C语言\tA=B＝甲' },
      ],
    });
    expect(parseGlossaryLines('Porto\t波尔图\nOslo＝奥斯陆')).toMatchObject({
      value: [{ target: '波尔图' }, { source: 'Oslo' }],
    });
  });

  it('names the line that is none', () => {
    expect(parseGlossaryLines('Lyon = 里昂\nPorto')).toEqual({ ok: false, error: 2 });
    expect(parseGlossaryLines('= 里昂')).toEqual({ ok: false, error: 1 });
    expect(parseGlossaryLines('Lyon =')).toEqual({ ok: false, error: 1 });
  });
});
