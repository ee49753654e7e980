import { describe, expect, it } from 'vitest';
import { composeText } from './text';

const SAMPLES = ['周予安在苏州。他有12名同事。', '3月4日，许见微夺冠；沈亦桐第二。'];

describe('composeText', () => {
  it('has exactly the length that was asked for', () => {
    expect(composeText(SAMPLES, 1000)).toHaveLength(1000);
    expect(composeText(SAMPLES, 7)).toHaveLength(7);
  });

  it('is the same for the same seed and another for another', () => {
    expect(composeText(SAMPLES, 500)).toBe(composeText(SAMPLES, 500));
    expect(composeText(SAMPLES, 500, 2)).not.toBe(composeText(SAMPLES, 500));
  });

  it('begins with each sentence once, as it was written', () => {
    const whole = SAMPLES.join('').length;
    const first = composeText(SAMPLES, whole);
    for (const sentence of ['他有12名同事。', '沈亦桐第二。']) expect(first).toContain(sentence);
  });

  it('refuses to make a text out of nothing', () => {
    expect(() => composeText([], 10)).toThrow('no samples');
  });
});
