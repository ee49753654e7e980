import { describe, expect, it } from 'vitest';
import type { Floats, Graph } from './graph';
import { KIND, planLabels } from './label-plan';
import { LabelVectors, sideBySide, withOffsets } from './label-vectors';
import { createTokenizer } from './tokenizer';

describe('withOffsets', () => {
  it('moves the inside row of each label by the offset of its kind, and nothing else', () => {
    const labels = [
      { kind: KIND.entity, name: '人物' },
      { kind: KIND.trigger, name: '收购' },
    ];
    const bias = { data: Float32Array.from([1, 2, 3, 4, 5, 6]), dims: [3, 1, 2] };
    const moved = withOffsets(bias, labels, [0.5, 0, -2]);
    expect([...moved.data]).toEqual([1, 2, 3, 4, 5.5, 4]);
    expect([...bias.data]).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('sideBySide', () => {
  it('joins [3, 2, 1] along the last axis and [1, 2] along the first', () => {
    const part = (from: number): Floats => ({
      data: Float32Array.from([from, from + 1, from + 2, from + 3, from + 4, from + 5]),
      dims: [3, 2, 1],
    });
    expect(sideBySide([part(0), part(10)], 'last')).toEqual({
      data: Float32Array.from([0, 10, 1, 11, 2, 12, 3, 13, 4, 14, 5, 15]),
      dims: [3, 2, 2],
    });
    const row = (value: number): Floats => ({
      data: Float32Array.from([value, value]),
      dims: [1, 2],
    });
    expect(sideBySide([row(1), row(2)], 'first')).toEqual({
      data: Float32Array.from([1, 1, 2, 2]),
      dims: [2, 2],
    });
  });
});

/** Counts its runs; fails while `broken`; two runs at a time are a fault, as in the real runtime. */
class FakeLabelGraph implements Graph {
  runs = 0;
  broken = false;
  #busy = false;

  async run(feeds: Parameters<Graph['run']>[0]): Promise<Readonly<Record<string, Floats>>> {
    if (this.#busy) throw new Error('the session is busy');
    this.#busy = true;
    await Promise.resolve();
    this.#busy = false;
    this.runs += 1;
    if (this.broken) throw new Error('out of memory');
    const sum = [...(feeds['chars']?.data ?? [])].reduce((a, b) => a + b, 0);
    const of = (...dims: number[]): Floats => ({
      data: new Float32Array(dims.reduce((a, b) => a * b, 1)).fill(sum),
      dims,
    });
    return {
      vectors: of(1, 4),
      root_targets: of(3, 2, 1),
      root_bias: of(3, 1, 1),
      child_targets: of(3, 2, 1),
      child_bias: of(3, 1, 1),
    };
  }

  release(): Promise<void> {
    return Promise.resolve();
  }
}

function vectorsOf(graph: Graph): LabelVectors {
  const tokenizer = createTokenizer({ chars: '人名公司任职', aliases: '' });
  if (!tokenizer.ok) throw new Error(tokenizer.error);
  return new LabelVectors({ graph, tokenizer: tokenizer.value, offsets: [], descriptions: true });
}

describe('LabelVectors', () => {
  const names = (...all: string[]): ReturnType<typeof planLabels> =>
    planLabels({ entities: all.map((name) => ({ name })), relations: [], events: [] });

  it('computes a label once, in whatever schema it stands', async () => {
    const graph = new FakeLabelGraph();
    const vectors = vectorsOf(graph);
    const [one] = await Promise.all([vectors.of(names('人名', '公司')), vectors.of(names('公司'))]);
    const alone = await vectors.of(names('公司'));
    expect(graph.runs).toBe(2);
    expect(one.rootVectors.dims).toEqual([2, 4]);
    expect([...one.rootVectors.data.slice(4)]).toEqual([...alone.rootVectors.data]);
    expect(one.children).toBeUndefined();
  });

  it('reads a label anew when its description changes', async () => {
    const graph = new FakeLabelGraph();
    const vectors = vectorsOf(graph);
    const described = (description: string): ReturnType<typeof planLabels> =>
      planLabels({ entities: [{ name: '人名', description }], relations: [], events: [] });
    await vectors.of(described('人'));
    await vectors.of(described('名'));
    expect(graph.runs).toBe(2);
  });

  it('forgets a failure', async () => {
    const graph = new FakeLabelGraph();
    const vectors = vectorsOf(graph);
    graph.broken = true;
    await expect(vectors.of(names('人名'))).rejects.toThrow('out of memory');
    graph.broken = false;
    expect((await vectors.of(names('人名'))).rootVectors.dims).toEqual([1, 4]);
  });
});
