import { describe, expect, it } from 'vitest';
import { EMPTY_SCHEMA } from '../../src/core/schema';
import { fileWarnings, schemaWarnings } from './warnings';

const schema = { ...EMPTY_SCHEMA, entities: [{ name: '人名' }, { name: '灯塔' }] };
const valid = { text: '一', encoding: 'utf-8', basis: 'valid', replaced: [] } as const;

describe('warnings', () => {
  it('names labels that the model was never taught', () => {
    const [warning] = schemaWarnings(schema, ['人名']);
    expect(warning).toContain('灯塔');
    expect(warning).not.toContain('人名');
  });

  it('says that an encoding was guessed, and in which line bytes could not be read', () => {
    const decoded = {
      text: '一\r\n二\ufffd',
      encoding: 'big5',
      basis: 'likeliest',
      replaced: [4],
    } as const;
    expect(fileWarnings('a.txt', decoded)).toEqual([
      'a.txt: read as big5, a guess; --encoding chooses another',
      'a.txt:2: bytes that are no big5 in 1 place, the first here',
    ]);
  });

  it('is silent where there is nothing to say', () => {
    expect(schemaWarnings(schema, ['人名', '灯塔'])).toEqual([]);
    expect(fileWarnings('a.txt', valid)).toEqual([]);
  });
});
