import { describe, expect, it } from 'vitest';
import { chunkText } from '../../core/chunk';
import { EMPTY_SCHEMA, type Schema } from '../../core/schema';
import { windowsFor, type EngineKind } from './windows';

const ENTITIES: Schema = { ...EMPTY_SCHEMA, entities: [{ name: '地点' }] };
const EVENTS: Schema = { ...ENTITIES, events: [{ name: '开船', roles: ['时间'] }] };
const TEXT = '河上的船一早就开了，岸边的人还在等。'.repeat(300);

function unitsRead(kind: EngineKind, schema: Schema): number {
  const windows = chunkText(TEXT, windowsFor({ kind }, schema));
  return windows.reduce((sum, { start, end }) => sum + end - start, 0);
}

describe('windowsFor', () => {
  // Catches: entities read in the short windows that events need, or events in long ones.
  it('reads less text twice for entities alone than for all three', () => {
    expect(unitsRead('encoder', ENTITIES)).toBeLessThan(1.2 * TEXT.length);
    expect(unitsRead('encoder', EVENTS)).toBeGreaterThan(1.1 * unitsRead('encoder', ENTITIES));
    expect(unitsRead('llm', EVENTS)).toBeLessThan(1.2 * TEXT.length);
  });

  it('cuts smaller where the context of a language model is small, and never to nothing', () => {
    const cut = (contextTokens: number) => windowsFor({ kind: 'llm', contextTokens }, EVENTS);
    expect(cut(4096)).toEqual({ size: 480, overlap: 64 });
    expect(cut(1_000_000)).toEqual({ size: 480, overlap: 64 });
    expect(cut(800)).toEqual({ size: 304, overlap: 64 });
    expect(cut(512)).toEqual({ size: 73, overlap: 18 });
    expect(cut(1)).toEqual({ size: 64, overlap: 16 });
  });
});
