import { expect, it } from 'vitest';
import { edgePaths } from './edge-paths';
import type { GraphEdge, GraphNode } from './graph';

const node = (key: string): GraphNode => {
  return { key, kind: 'entity', name: key, type: '企业', mentions: [], aliases: [] };
};
const edge = (label: string, from: string, to: string): GraphEdge => {
  return { key: `${label} ${from} ${to}`, label, from, to, count: 1, selection: { kind: 'none' } };
};

it('bends edges of the same two nodes apart, and makes a loop of one to itself', () => {
  const edges = [
    edge('妻子', 'a', 'b'),
    edge('丈夫', 'b', 'a'),
    edge('别名', 'a', 'a'),
    edge('?', 'a', 'c'),
  ];
  const places = new Map([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 100, y: 0 }],
  ]);
  const graph = { nodes: ['a', 'b', 'c'].map(node), edges, alone: 0 };
  const paths = edgePaths(graph, places, () => 10);
  // The last one has no place to go to.
  expect(paths).toHaveLength(3);
  expect(paths[0]?.path).toBe('M11 0Q50 0 86 0');
  expect(paths[1]?.y).not.toBe(0);
  expect(paths[2]?.path).toContain('a22 22');
});
