import { describe, expect, it } from 'vitest';
import { checkSchema } from '../../core/schema-check';
import { EMPTY_SCHEMA } from '../../core/schema';
import { groupProblems, problemAt } from './problems';

describe('problemAt', () => {
  it('finds the problem of a field, and of a role under its event', () => {
    const schema = {
      ...EMPTY_SCHEMA,
      entities: [{ name: '人物' }, { name: '' }],
      events: [{ name: '收购', roles: ['甲', '甲'] }],
    };
    const problems = checkSchema(schema);
    expect(problemAt(problems, 'entities[0].name')).toBeUndefined();
    expect(problemAt(problems, 'entities[1].name')?.code).toBe('empty-name');
    expect(problemAt(problems, 'events[0].roles')?.code).toBe('duplicate-name');
  });

  it('does not take the tenth field for the first', () => {
    const entities = Array.from({ length: 11 }, (_, at) => ({ name: at === 10 ? '' : `类${at}` }));
    const problems = checkSchema({ ...EMPTY_SCHEMA, entities });
    expect(problemAt(problems, 'entities[1].name')).toBeUndefined();
  });
});

describe('groupProblems', () => {
  it('names each code once with its first places, and warnings only without errors', () => {
    const events = [{ name: '收购', roles: [] }];
    const warned = checkSchema({ ...EMPTY_SCHEMA, events });
    expect(groupProblems(warned)).toEqual([{ code: 'no-roles', paths: ['events[0].roles'] }]);
    const entities = Array.from({ length: 5 }, () => ({ name: '' }));
    const failed = groupProblems(checkSchema({ ...EMPTY_SCHEMA, entities, events }));
    expect(failed.map(({ code }) => code)).toEqual(['empty-name']);
    expect(failed[0]?.paths).toHaveLength(3);
  });
});
