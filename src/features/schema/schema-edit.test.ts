import { describe, expect, it } from 'vitest';
import type { Schema } from '../../core/schema';
import {
  addEntity,
  addEvent,
  addRelation,
  changeEvent,
  changeRelation,
  endTypes,
  followRename,
  removeEntity,
  removeEvent,
  removeRelation,
  renameEntity,
} from './schema-edit';

const schema: Schema = {
  entities: [{ name: '人物', description: '真名' }, { name: '机构' }],
  relations: [{ name: '创始人', head: '机构', tail: '人物' }],
  events: [{ name: '收购', roles: ['收购方'] }],
};

describe('renaming an entity type', () => {
  it('keeps the rest of the type and takes the relations along', () => {
    const renamed = followRename(renameEntity(schema, 0, '人名'), '人物', '人名');
    expect(renamed.entities[0]).toEqual({ name: '人名', description: '真名' });
    expect(renamed.relations[0]).toEqual({ name: '创始人', head: '机构', tail: '人名' });
  });

  it('leaves the relations where another type has the old name', () => {
    const renamed = renameEntity(addEntity(schema, '人物'), 2, '人名');
    expect(followRename(renamed, '人物', '人名').relations).toEqual(schema.relations);
  });

  it('fills no empty end when a new type gets its first name', () => {
    const open = addRelation(schema, { name: '总部', head: '机构', tail: '' });
    expect(followRename(addEntity(open, '地点'), '', '地点').relations).toEqual(open.relations);
  });

  it('changes nothing for an index that is not there', () => {
    expect(renameEntity(schema, 9, '人名')).toBe(schema);
  });
});

describe('adding, changing and removing', () => {
  it('touches only what it names', () => {
    expect(removeEntity(schema, 1).entities).toEqual([schema.entities[0]]);
    const relation = { name: '总部', head: '机构', tail: '地点' };
    const two = addRelation(schema, relation);
    expect(changeRelation(two, 1, { name: '所在地' }).relations).toEqual([
      schema.relations[0],
      { ...relation, name: '所在地' },
    ]);
    expect(removeRelation(two, 0).relations).toEqual([relation]);
    const events = addEvent(schema, { name: '融资', roles: [] });
    expect(changeEvent(events, 1, { roles: ['融资方'] }).events[1]).toEqual({
      name: '融资',
      roles: ['融资方'],
    });
    expect(removeEvent(events, 0).events).toEqual([{ name: '融资', roles: [] }]);
  });

  it('never changes the schema it is given', () => {
    const copy = structuredClone(schema);
    renameEntity(schema, 0, '甲');
    removeEvent(schema, 0);
    expect(schema).toEqual(copy);
  });
});

describe('endTypes', () => {
  it('offers every entity type and every end once', () => {
    const more = addRelation(schema, { name: '总部', head: '机构', tail: '地点' });
    expect(endTypes(more)).toEqual(['人物', '机构', '地点']);
  });
});
