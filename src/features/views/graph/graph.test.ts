import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findsIn } from '../../../core/any-document.fixture';
import type { Extraction } from '../../../core/extraction';
import { EMPTY_SCHEMA } from '../../../core/schema';
import { assignHues } from '../../workspace/hues';
import { indexMarks } from '../../workspace/marks';
import { graphOf, neighbours, type GraphOptions } from './graph';

const SCHEMA = {
  ...EMPTY_SCHEMA,
  entities: [{ name: '企业' }, { name: '人物' }],
  events: [{ name: '收购', roles: ['收购方', '时间'] }],
};
const NONE: GraphOptions = { events: false, alone: false, merged: new Map() };

const mention = (id: string, type: string, text: string, start: number) => {
  return { id, type, start, end: start + text.length, text };
};
const FOUND: Extraction = {
  mentions: [
    mention('a', '企业', '海岳科技', 0),
    mention('b', '人物', '许岚', 10),
    mention('c', '企业', '海岳科技', 20),
    mention('d', '企业', '海岳', 30),
    mention('e', '人物', '许沐', 40),
    mention('f', '收购', '收购', 50),
    mention('g', '时间', '昨日', 60),
  ],
  relations: [
    { type: '董事长', head: 'a', tail: 'b' },
    { type: '董事长', head: 'c', tail: 'b' },
    { type: '创始人', head: 'd', tail: 'b' },
  ],
  events: [
    {
      type: '收购',
      trigger: 'f',
      arguments: [
        { role: '收购方', mention: 'a' },
        { role: '时间', mention: 'g' },
      ],
    },
  ],
  issues: [],
};

const graph = (options: Partial<GraphOptions> = {}, found = FOUND) =>
  graphOf(found, indexMarks(found, SCHEMA, assignHues(SCHEMA)), { ...NONE, ...options });

describe('graphOf', () => {
  it('makes one node of equal names, and counts what was found twice', () => {
    const { nodes, edges, alone } = graph();
    expect(nodes.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['海岳科技', 2],
      ['许岚', 1],
      ['海岳', 1],
    ]);
    expect(edges.map(({ label, count }) => [label, count])).toEqual([
      ['董事长', 2],
      ['创始人', 1],
    ]);
    expect(alone).toBe(1);
  });

  it('merges an alias by hand, under the name of the node that stays', () => {
    const { nodes } = graph();
    const [firm, , alias] = nodes;
    const merged = new Map([[firm?.key ?? '', alias?.key ?? '']]);
    const after = graph({ merged });
    expect(after.nodes.map(({ name, aliases }) => [name, aliases])).toEqual([
      ['海岳', ['海岳科技']],
      ['许岚', []],
    ]);
    expect(after.edges).toHaveLength(2);
  });

  it('shows events with their arguments when asked', () => {
    const { nodes, edges } = graph({ events: true });
    expect(nodes.find(({ kind }) => kind === 'event')?.name).toBe('收购');
    expect(edges.filter(({ from }) => from.startsWith('event')).map(({ label }) => label)).toEqual([
      '收购方',
      '时间',
    ]);
  });

  it('ends every edge at a node, also in rings of merges', () => {
    // Catches edges to nodes that a merge took away.
    const numbers = fc.array(fc.nat({ max: 5000 }), { maxLength: 40 });
    fc.assert(
      fc.property(numbers, fc.nat(), fc.nat(), (all, one, other) => {
        const found = findsIn('栗木公司周三收购了云泽的渡口酒店，林夏出任董事长。', all);
        const { nodes } = graph({ alone: true }, found);
        const pick = (at: number): string => nodes[at % Math.max(1, nodes.length)]?.key ?? '';
        const merged = new Map([
          [pick(one), pick(other)],
          [pick(other), pick(one)],
        ]);
        const after = graph({ alone: true, events: true, merged }, found);
        const keys = new Set(after.nodes.map(({ key }) => key));
        for (const { from, to } of after.edges) {
          expect(keys.has(from)).toBe(true);
          expect(keys.has(to)).toBe(true);
        }
        expect(keys.size).toBe(after.nodes.length);
      }),
    );
  });
});

it('knows the neighbours of a node', () => {
  const all = graph();
  const person = all.nodes.find(({ name }) => name === '许岚');
  expect(neighbours(all, person?.key ?? '').size).toBe(3);
});
