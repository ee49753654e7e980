import { describe, expect, it } from 'vitest';
import { KIND } from './label-plan';
import { labelText } from './label-text';

const label = { kind: KIND.entity, name: '公司', description: '从事经营的单位' };

describe('labelText', () => {
  it('puts the description after the name for a model that reads it', () => {
    expect(labelText(label, true)).toBe('公司：从事经营的单位');
    expect(labelText({ kind: KIND.entity, name: '公司' }, true)).toBe('公司');
  });

  it('leaves it out for a model of names alone', () => {
    expect(labelText(label, false)).toBe('公司');
  });

  it('cuts both, so that a text of any length fits the graph', () => {
    const long = { kind: KIND.entity, name: '长'.repeat(500), description: '短'.repeat(500) };
    expect(labelText(long, true)).toBe(`${'长'.repeat(40)}：${'短'.repeat(64)}`);
  });
});
