import { describe, expect, it } from 'vitest';
import { EMPTY_SCHEMA } from '../../core/schema';
import { whyEmpty } from './results-hint';

const relations = { ...EMPTY_SCHEMA, relations: [{ name: '父亲', head: '人物', tail: '人物' }] };

describe('whyEmpty', () => {
  it('asks for a text first, then for types, then says that nothing was found', () => {
    expect(whyEmpty('events', relations, '', 'idle')).toBe('noText');
    expect(whyEmpty('events', relations, '字', 'done')).toBe('schemaWithoutEvents');
    expect(whyEmpty('relations', relations, '字', 'done')).toBe('noRelations');
    expect(whyEmpty('entities', relations, '字', 'done')).toBe('noEntities');
    expect(whyEmpty('entities', EMPTY_SCHEMA, '字', 'idle')).toBe('schemaWithoutEntities');
  });

  it('says nothing while it is too early', () => {
    expect(whyEmpty('relations', relations, '字', 'running')).toBeUndefined();
    expect(whyEmpty('relations', relations, '字', 'waiting')).toBeUndefined();
  });
});
