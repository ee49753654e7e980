import { describe, expect, it } from 'vitest';
import { createConstraint } from '../../src/answer/constraint/constraint';
import type { TokenTable } from './chat-engine';
import { ConstrainedProcessor } from './constrained-processor';
import { fakeTable } from './tokenizer-file.fixture';

const question = {
  task: 'ner',
  labels: [{ name: 'A', roles: [], source: { kind: 'entity', type: { name: 'A' } } }],
} as const;

const text = '栗鼠';
const table = fakeTable([text], ['A', '#A', '栗', '鼠']);
const [stop = -1] = table.stop;

function idOf(bytes: Uint8Array | string, tokens: TokenTable = table): number {
  const wanted = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const id = tokens.bytes.findIndex((token) => token?.join() === wanted.join());
  if (id < 0) throw new Error(`the vocabulary has no ${wanted.join()}`);
  return id;
}

function open(tokens: TokenTable = table): ConstrainedProcessor {
  return new ConstrainedProcessor(tokens, createConstraint(question, text));
}

/** Length of the logits: longer than the vocabulary. */
const LENGTH = table.bytes.length + 9;

function masked(
  processor: ConstrainedProcessor,
  fill: number,
  ...set: [number, number][]
): number[] {
  const logits = new Float32Array(LENGTH).fill(fill);
  for (const [id, logit] of set) logits[id] = logit;
  const result = processor.processLogits(logits);
  return [...result.keys()].filter((id) => (result[id] ?? 0) > -1e25);
}

function write(processor: ConstrainedProcessor, ...tokens: (string | Uint8Array)[]): void {
  for (const token of tokens) {
    processor.processLogits(new Float32Array(LENGTH));
    processor.processSampledToken(idOf(token));
  }
}

describe('ConstrainedProcessor', () => {
  it('leaves the logits of what may follow as they are, and no other: padding and special tokens neither', () => {
    const processor = open();
    const ids = masked(processor, 3);
    expect(ids).toEqual([idOf('#'), idOf('#A'), stop].sort((a, b) => a - b));
    const logits = processor.processLogits(new Float32Array(LENGTH).fill(3));
    expect(ids.map((id) => logits[id])).toEqual([3, 3, 3]);
  });

  it('lets an answer end only where it may', () => {
    const processor = open();
    write(processor, '#', 'A', '\n-');
    expect(masked(processor, 0)).not.toContain(stop);
    write(processor, '栗', '鼠', '\n');
    expect(masked(processor, 0)).toContain(stop);
  });

  it('gives text as characters get whole, and each line its own score', () => {
    const processor = open();
    const bytes = new TextEncoder().encode('栗');
    write(processor, '#', 'A', '\n-', bytes.slice(0, 1), bytes.slice(1, 2));
    expect(processor.takeText()).toBe('#A\n-');
    write(processor, bytes.slice(2), '\n');
    expect(processor.takeText()).toBe('栗\n');
    expect(processor.takeText()).toBe('');
    const scores = [0, 1].map((line) => processor.scoreLine(line));
    expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
  });

  it('scores a line by the geometric mean of what its choices were worth among what was allowed', () => {
    const processor = open();
    masked(processor, 50, [idOf('#'), Math.log(3)], [idOf('#A'), 0], [stop, 0]);
    processor.processSampledToken(idOf('#'));
    // 3 of 3 + 1 + 1.
    expect(processor.scoreLine(0)).toBeCloseTo(0.6);
    const only = masked(processor, -7);
    expect(only).toEqual([idOf('A')]);
    processor.processSampledToken(idOf('A'));
    expect(processor.scoreLine(0)).toBeCloseTo(0.6);
  });

  it('scores 1 where nothing was chosen, and never 0', () => {
    const processor = open();
    expect(processor.scoreLine(5)).toBe(1);
    masked(processor, 0, [idOf('#'), -1e9]);
    processor.processSampledToken(idOf('#'));
    expect(processor.scoreLine(0)).toBeGreaterThan(0);
  });

  it.each([NaN, Infinity, -Infinity, -3e38])(
    'keeps what is allowed above what is not where the model computes %s',
    (logit) => {
      const processor = open();
      expect(masked(processor, logit)).toContain(idOf('#'));
      processor.processSampledToken(idOf('#'));
      expect(processor.scoreLine(0)).toBeGreaterThan(0);
    },
  );

  it('starts anew when the engine clears the conversation', () => {
    const processor = open();
    const fresh = masked(processor, 0);
    write(processor, '#', 'A', '\n-', '栗');
    processor.resetState();
    expect(processor.takeText()).toBe('');
    expect(processor.used).toBe(false);
    expect(masked(processor, 0)).toEqual(fresh);
  });

  it('allows only the end after a token that it had not allowed', () => {
    const processor = open();
    write(processor, '#', '\n');
    expect(processor.trouble).toBe('left');
    expect(masked(processor, 0)).toEqual([stop]);
  });

  it('allows only the end where the vocabulary cannot write what may follow', () => {
    const poor = { bytes: ['#', 'A', '\n-'].map((t) => new TextEncoder().encode(t)), stop: [3] };
    const processor = open(poor);
    for (const token of [0, 1, 2]) {
      processor.processLogits(new Float32Array(4));
      processor.processSampledToken(token);
    }
    expect(masked(processor, 0)).toEqual([3]);
    expect(processor.trouble).toBe('dead-end');
  });

  it('never allows a token that the model has no logit for, and ends where it has none for any', () => {
    // A tokenizer may be larger than the model: tokens beyond its logits would be read as nothing.
    const processor = open();
    processor.processLogits(new Float32Array(idOf('#') + 1).fill(1));
    processor.processSampledToken(idOf('#'));
    expect(processor.trouble).toBeUndefined();
    const short = new Float32Array(3).fill(1);
    expect([...processor.processLogits(short)].every((logit) => logit < -1e25)).toBe(true);
    expect(processor.trouble).toBe('dead-end');
    processor.processSampledToken(0);
    expect(processor.over).toBe(true);
  });

  it('is over with the token that ends the answer, and with one that it had not allowed', () => {
    const ended = open();
    masked(ended, 0);
    expect(ended.over).toBe(false);
    ended.processSampledToken(stop);
    expect(ended.over).toBe(true);
    const left = open();
    write(left, '#', '\n');
    expect(left.over).toBe(true);
  });

  it('takes the token that ends an answer as the end, not as a fault', () => {
    const processor = open();
    masked(processor, 0);
    processor.processSampledToken(stop);
    expect(processor.trouble).toBeUndefined();
  });
});
