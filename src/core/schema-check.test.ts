import { describe, expect, it } from 'vitest';
import { EMPTY_SCHEMA, type Schema } from './schema';
import { checkSchema, hasErrors } from './schema-check';

const named = (count: number): { name: string }[] =>
  Array.from({ length: count }, (_, index) => ({ name: `类型${index}` }));

function problems(schema: Partial<Schema>): string[] {
  return checkSchema({ ...EMPTY_SCHEMA, ...schema }).map(
    ({ code, path, severity }) => `${severity} ${code} ${path}`,
  );
}

describe('checkSchema', () => {
  it('finds nothing wrong with a good schema', () => {
    const schema: Schema = {
      entities: [{ name: '人名' }],
      relations: [
        { name: '位于', head: '机构', tail: '地点' },
        { name: '位于', head: '景点', tail: '地点' },
      ],
      events: [{ name: '竞赛-夺冠', roles: ['冠军'] }],
    };
    expect(checkSchema(schema)).toEqual([]);
  });

  it('refuses a schema with no labels', () => {
    expect(problems({})).toEqual(['error no-labels ']);
  });

  it('refuses empty and blank names wherever they stand', () => {
    const schema: Partial<Schema> = {
      entities: [{ name: '' }],
      relations: [{ name: '\u3000', head: ' ', tail: '' }],
      events: [{ name: '\t', roles: [''] }],
    };
    expect(problems(schema)).toEqual([
      'error empty-name entities[0].name',
      'error empty-name relations[0].name',
      'error empty-end relations[0].head',
      'error empty-end relations[0].tail',
      'error empty-name events[0].name',
      'error empty-name events[0].roles[0]',
    ]);
  });

  it('refuses duplicates, spaces around them aside', () => {
    const schema: Partial<Schema> = {
      entities: [{ name: '人名' }, { name: ' 人名' }],
      relations: [
        { name: '父亲', head: '人', tail: '人' },
        { name: '父亲', head: '人', tail: '人' },
      ],
      events: [
        { name: '结婚', roles: ['双方', '双方'] },
        { name: '结婚', roles: ['时间'] },
      ],
    };
    expect(problems(schema)).toEqual([
      'error duplicate-name entities[1].name',
      'error duplicate-name relations[1].name',
      'error duplicate-name events[0].roles[1]',
      'error duplicate-name events[1].name',
    ]);
  });

  it('warns of a name over 40 characters and refuses one over 200', () => {
    const lengths = [40, 41, 200, 201];
    const entities = lengths.map((length) => ({ name: '长'.repeat(length) }));
    expect(problems({ entities })).toEqual([
      'warning long-name entities[1].name',
      'warning long-name entities[2].name',
      'error long-name entities[3].name',
    ]);
  });

  it('warns of more than 100 labels and refuses more than 500', () => {
    expect(problems({ entities: named(100) })).toEqual([]);
    expect(problems({ entities: named(101) })).toEqual(['warning too-many-labels ']);
    expect(problems({ entities: named(500) })).toEqual(['warning too-many-labels ']);
    expect(problems({ entities: named(501) })).toEqual(['error too-many-labels ']);
  });

  it('only warns of an event without roles', () => {
    const found = checkSchema({ ...EMPTY_SCHEMA, events: [{ name: '地震', roles: [] }] });
    expect(found).toEqual([{ code: 'no-roles', path: 'events[0].roles', severity: 'warning' }]);
    expect(hasErrors(found)).toBe(false);
  });
});
