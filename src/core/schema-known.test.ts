import { describe, expect, it } from 'vitest';
import { EMPTY_SCHEMA } from './schema';
import { knownNames, untaughtNames } from './schema-known';

describe('knownNames', () => {
  it('takes a relation and the type of its tail for two names', () => {
    expect([...knownNames(['人名', '毕业院校:学校'])]).toEqual(['人名', '毕业院校', '学校']);
  });
});

describe('untaughtNames', () => {
  const schema = {
    ...EMPTY_SCHEMA,
    entities: [{ name: '人名' }, { name: '灯塔' }],
    relations: [{ name: '毕业院校', head: '守塔人', tail: '学校' }],
    events: [{ name: '点灯', roles: ['时间', '灯塔'] }],
  };

  it('names what the labels lack, each once', () => {
    const labels = ['人名', '毕业院校:学校', '时间'];
    expect(untaughtNames(schema, labels)).toEqual(['灯塔', '守塔人', '点灯']);
  });

  it('knows of no gap where the model does not say what it was taught', () => {
    expect(untaughtNames(schema, [])).toEqual([]);
  });
});
