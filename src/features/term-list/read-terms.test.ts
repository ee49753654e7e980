import { expect, it } from 'vitest';
import { readTerms, termsOf } from './read-terms';

it('reads one term a line, or several apart by 、', () => {
  expect(termsOf(readTerms('海岳科技\n\n 许岚 \n海岳科技、青屿'), 0, false)).toEqual([
    '海岳科技',
    '许岚',
    '青屿',
  ]);
});

it('reads the chosen column of a table, without its heading', () => {
  const table = readTerms('编号,名称\n1,"海岳,科技"\n2,许岚\n3,\n');
  expect(table.columns).toBe(2);
  expect(termsOf(table, 1, true)).toEqual(['海岳,科技', '许岚']);
});

it('has nothing to read in blanks', () => {
  expect(readTerms(' \n\n')).toEqual({ rows: [], columns: 0 });
});
