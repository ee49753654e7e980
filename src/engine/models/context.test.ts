import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextBytesPerToken, contextChoices, planContext } from './context';

describe('planContext', () => {
  it.each([
    [{ context_window_size: 32_768, sliding_window_size: -1 }, 4096, 32_768],
    [{ context_window_size: 1_000_000, sliding_window_size: -1 }, 4096, 1_000_000],
    [{ context_window_size: 512, sliding_window_size: -1 }, 512, 512],
    [{ context_window_size: 2048 }, 2048, 2048],
    [{}, 4096, 4096],
    [null, 4096, 4096],
    [{ context_window_size: 8192, sliding_window_size: 4096 }, 4096, 8192],
  ])('starts %j with %i tokens', (config, tokens, configured) => {
    // Fails where a model of one's own gets a cache for all of its configured context.
    expect(planContext(config, {})).toEqual({
      tokens,
      configured,
      settings: { context_window_size: tokens, sliding_window_size: -1 },
    });
  });

  it('keeps a sliding window, no longer than that, with a sink that web-llm takes', () => {
    const config = {
      context_window_size: -1,
      sliding_window_size: 32_768,
      attention_sink_size: -1,
    };
    expect(planContext(config, {}).settings).toEqual({
      context_window_size: -1,
      sliding_window_size: 4096,
      attention_sink_size: 0,
    });
  });

  it('takes what the person chose, up to what the model was made for', () => {
    const config = { context_window_size: 32_768 };
    expect(planContext(config, { context_window_size: 16_384 }).tokens).toBe(16_384);
    expect(planContext(config, { context_window_size: 65_536 }).tokens).toBe(32_768);
    expect(planContext(config, { context_window_size: 1024 }).tokens).toBe(1024);
    expect(planContext(config, { context_window_size: -5 }).tokens).toBe(4096);
  });

  it('tells web-llm exactly one positive length, for any configuration', () => {
    const size = fc.oneof(fc.integer(), fc.constantFrom(-1, 0, NaN, null, '4096', undefined));
    const config = fc.record({ context_window_size: size, sliding_window_size: size });
    fc.assert(
      fc.property(config, (fields) => {
        const { context_window_size: fixed, sliding_window_size: sliding } = planContext(
          fields,
          {},
        ).settings;
        expect([fixed, sliding].filter((length) => length > 0)).toHaveLength(1);
        expect(Math.max(fixed, sliding)).toBeLessThanOrEqual(4096);
      }),
    );
  });
});

describe('contextBytesPerToken', () => {
  it('is what a run of Qwen2 0.5B took: 24 layers, 2 heads of 64, keys and values, 4 bytes', () => {
    const model_config = {
      num_hidden_layers: 24,
      num_key_value_heads: 2,
      num_attention_heads: 14,
      hidden_size: 896,
    };
    expect(contextBytesPerToken({ quantization: 'q4f32_1', model_config })).toBe(24_576);
    expect(contextBytesPerToken({ quantization: 'q4f16_1', model_config })).toBe(12_288);
    expect(
      contextBytesPerToken({
        quantization: 'q4f16_1',
        model_config: { ...model_config, head_dim: 128 },
      }),
    ).toBe(24_576);
    expect(contextBytesPerToken({})).toBeUndefined();
    expect(contextBytesPerToken(undefined)).toBeUndefined();
  });
});

describe('contextChoices', () => {
  it('ends with what the model was made for', () => {
    expect(contextChoices(8192)).toEqual([1024, 2048, 4096, 8192]);
    expect(contextChoices(5000)).toEqual([1024, 2048, 4096, 5000]);
    expect(contextChoices(512)).toEqual([512]);
    expect(contextChoices(1_000_000).at(-2)).toBe(131_072);
  });
});
