import { describe, expect, it } from 'vitest';
import { BASE_MODEL, builtInFor, MINI_MODEL } from './built-in';

describe('builtInFor', () => {
  it.each([
    ['a computer of four cores', 4, false, BASE_MODEL],
    ['a workstation', 32, false, BASE_MODEL],
    ['a computer of two cores', 2, false, MINI_MODEL],
    ['a browser that says nothing of its cores', NaN, false, MINI_MODEL],
    ['a phone of eight cores', 8, true, MINI_MODEL],
    ['an old phone', 2, true, MINI_MODEL],
  ])('%s', (_, cores, coarse, model) => {
    expect(builtInFor(cores, coarse)).toEqual(model);
  });
});
