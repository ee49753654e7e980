import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_EXTRACTION, type Extraction } from '../src/core/extraction';
import { findPreset } from '../src/presets/presets';
import type { ChunkExtraction } from '../src/engine/contract/extractor';
import { readingOf } from '../src/engine/contract/reading';
import { windowsOf } from '../src/engine/contract/windows';
import { startRun, type RunClient } from '../src/engine/run/extraction-run';
import { FindsCache } from '../src/engine/run/finds-cache';
import { ok } from '../src/core/result';
import type { Encoder } from '../worker/encoder/encoder';
import { openModel } from './model';

/** A model that ships with the site takes seconds to open, and a window a tenth of a second or more. */
const SLOW = { timeout: 300_000 };

const SENTENCES = [
  '去年三月，青河科技公司总经理林晓舟在杭州宣布，公司将与南江大学合作，在宁波建设一座电池工厂。',
  '宁波市政府的代表周以宁出席了签约仪式，法国设计师保罗也在场。',
  '六月二日，白石体育队以三比一战胜海岳队，夺得冠军，教练许见微随后辞去职务。',
  '沈亦桐的父亲沈远山是一位画家，一九六二年生于苏州，毕业于东山美术学院。',
  '受台风影响，南江沿岸有十二人受伤，两座桥梁倒塌，铁路停运三天。',
  '青河科技随后收购了松岭软件，交易金额为三亿元，松岭软件的创始人是陈若谷。',
];

const SCHEMA = findPreset('all-in-one')?.schema ?? { entities: [], relations: [], events: [] };

/** Each sentence in turn, with a word of its own, to so many code units. */
function textOf(length: number): string {
  let text = '';
  for (let at = 0; text.length < length; at += 1) {
    text += `第${at}段：${SENTENCES[(at * 5) % SENTENCES.length] ?? ''}`;
  }
  return text.slice(0, length);
}

describe.each([
  ['mini', 3000],
  ['base', 1500],
])('the built-in model %s', (model, length) => {
  let encoder: Encoder;

  beforeAll(async () => {
    encoder = await openModel(model);
  }, SLOW.timeout);

  afterAll(() => encoder.dispose());

  // Catches: windows that share a run or its padding, and with it the scale of 8-bit activations; parents
  // of several windows in one run of the child stage.
  it('finds the same in a window to the last bit, whatever is read with it', SLOW, async () => {
    const text = textOf(700);
    const windows = [
      text.slice(0, 190),
      text.slice(150, 300),
      text.slice(400, 592),
      '林晓舟到了。',
    ];
    const alone: Extraction[] = [];
    for (const window of windows) alone.push(...(await encoder.extractWindows([window], SCHEMA)));
    expect(alone.flatMap(({ mentions }) => mentions).length).toBeGreaterThan(10);
    expect(alone.flatMap(({ relations, events }) => [...relations, ...events])).not.toEqual([]);
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 2],
    ]) {
      const together = await encoder.extractWindows(
        order.map((index) => windows[index] ?? ''),
        SCHEMA,
      );
      const expected = order.map((index) => alone[index]);
      expect(JSON.stringify(together)).toBe(JSON.stringify(expected));
    }
  });

  // Catches: a find that hangs on more than its window, or that is kept for another window.
  it('holds after each edit just what it finds from scratch', SLOW, async () => {
    const read: string[] = [];
    const cache = new FindsCache();
    let text = textOf(length);
    await extract(encoder, text, cache, read);
    for (const [at, removed, inserted] of [
      [length / 2, 0, '新'],
      [Math.floor(length * 0.7), 40, '。'],
    ] as const) {
      text = text.slice(0, at) + inserted + text.slice(at + removed);
      read.length = 0;
      const found = await extract(encoder, text, cache, read);
      expect(read.length).toBeLessThanOrEqual(4);
      expect(found).toEqual(await encoder.extractDocument(text, SCHEMA));
    }
    read.length = 0;
    await extract(encoder, text, cache, read);
    expect(read).toEqual([]);
  });
});

/** What the page's run finds; `read` gets the windows that the model was asked for. */
function extract(
  encoder: Encoder,
  text: string,
  cache: FindsCache,
  read: string[],
): Promise<Extraction> {
  const { id, version } = encoder.manifest;
  const model = { id, version, kind: 'encoder' } as const;
  const client: RunClient = {
    loaded: {
      ...model,
      origin: 'network',
      home: 'memory',
      backend: 'wasm',
      threads: 1,
      knownLabels: [],
    },
    extract: (task, onChunk) => {
      const reading = readingOf(task.text);
      const windows = windowsOf(task, reading, model);
      const readAll = async (): Promise<void> => {
        for (const [index, window] of windows.entries()) {
          const source = reading.text.slice(window.start, window.end);
          read.push(source);
          const [extraction = EMPTY_EXTRACTION] = await encoder.extractWindows([source], SCHEMA);
          const chunk: ChunkExtraction = {
            ...window,
            index,
            count: windows.length,
            model,
            extraction,
          };
          onChunk(chunk);
        }
      };
      const summary = { chunks: windows.length, milliseconds: 0 };
      return { done: readAll().then(() => ok(summary)), cancel: () => undefined };
    },
  };
  return new Promise((resolve) => {
    startRun(
      client,
      { task: { text, schema: SCHEMA }, stale: EMPTY_EXTRACTION, cache },
      {
        progress: () => undefined,
        finish: (_, extraction) => {
          resolve(extraction);
        },
      },
    );
  });
}
