import { describe, expect, it } from 'vitest';
import { KIND, planLabels } from './label-plan';

describe('planLabels', () => {
  it('asks for a head type once, however many relations start from it', () => {
    const plan = planLabels({
      entities: [],
      relations: [
        { name: '导演', head: '影视作品', tail: '人物' },
        { name: '主演', head: '影视作品', tail: '人物' },
      ],
      events: [],
    });
    expect(plan.roots).toHaveLength(1);
    expect(plan.children.map(({ name }) => name)).toEqual(['导演:人物', '主演:人物']);
    expect(plan.roots[0]?.links.map(({ type }) => type)).toEqual(['导演', '主演']);
  });

  it('keeps an entity type apart from a head type of the same name', () => {
    const plan = planLabels({
      entities: [{ name: '人物' }],
      relations: [{ name: '父亲', head: '人物', tail: '人物' }],
      events: [],
    });
    expect(plan.roots.map(({ kind }) => kind)).toEqual([KIND.entity, KIND.subject]);
  });

  it('shares a role between events, and lets each event have its own roles only', () => {
    const plan = planLabels({
      entities: [],
      relations: [],
      events: [
        { name: '地震', roles: ['时间', '震级'] },
        { name: '夺冠', roles: ['时间', '冠军'] },
      ],
    });
    expect(plan.children.map(({ name }) => name)).toEqual(['时间', '震级', '冠军']);
    expect(plan.roots.map(({ links }) => links.map(({ label }) => label))).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  it('keeps what a person wrote of a label, and nothing where that is blank', () => {
    const plan = planLabels({
      entities: [
        { name: '公司', description: '企业' },
        { name: '人名', description: '' },
      ],
      relations: [{ name: '任职', head: '人', tail: '公司', description: '在哪里工作' }],
      events: [{ name: '收购', roles: ['时间'], description: '买下' }],
    });
    expect(plan.roots.map(({ description }) => description)).toEqual([
      '企业',
      undefined,
      undefined,
      '买下',
    ]);
    expect(plan.children.map(({ description }) => description)).toEqual(['在哪里工作', undefined]);
  });

  it('takes equal labels for one', () => {
    const plan = planLabels({
      entities: [{ name: '公司' }, { name: '公司' }],
      relations: [],
      events: [{ name: '收购', roles: ['时间', '时间'] }],
    });
    expect(plan.roots).toHaveLength(2);
    expect(plan.roots[1]?.links).toHaveLength(1);
  });
});
