/** Whether a second encoder reads as well as the first, and faster: both read the same windows. */
import { chunkText } from '../../src/core/chunk';
import type { Extraction } from '../../src/core/extraction';
import type { Schema } from '../../src/core/schema';
import type { Encoder } from './encoder';

const WINDOWS = 2;
/** What a change has to gain; less is not worth the second runtime's memory. */
const GAIN = 1.25;
/** 8-bit products and those in floating point differ in a few finds of low score. */
const AGREEMENT = 0.9;
const SURE = 0.5;

const SENTENCE =
  '去年三月，青河科技公司总经理林晓舟在杭州宣布，公司将与南江大学合作，在宁波建设一座电池工厂。' +
  '宁波市政府的代表周以宁出席了签约仪式，法国设计师保罗也在场。';

const SCHEMA: Schema = {
  entities: [{ name: '姓名' }, { name: '公司' }, { name: '组织机构' }, { name: '地址' }],
  relations: [],
  events: [],
};

export type Verdict = 'faster' | 'slower' | 'different';

function sureFinds(extractions: readonly Extraction[]): ReadonlySet<string> {
  const mentions = extractions.flatMap((extraction) => extraction.mentions);
  const sure = mentions.filter(({ score = 0 }) => score >= SURE);
  return new Set(sure.map(({ type, start, end }) => `${type}:${start}:${end}`));
}

/** F1 of one set against the other; nothing found at all is no agreement. */
function agreement(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((find) => b.has(find)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

/** The first reading makes ready what the second one is timed with. */
async function read(encoder: Encoder): Promise<{ finds: ReadonlySet<string>; took: number }> {
  const text = SENTENCE.repeat(10);
  const cut = chunkText(text).slice(0, WINDOWS);
  const windows = cut.map(({ start, end }) => text.slice(start, end));
  const finds = sureFinds(await encoder.extractWindows(windows, SCHEMA));
  const before = performance.now();
  await encoder.extractWindows(windows, SCHEMA);
  return { finds, took: performance.now() - before };
}

export async function tryOut(current: Encoder, other: Encoder): Promise<Verdict> {
  const before = await read(current);
  const after = await read(other);
  if (agreement(before.finds, after.finds) < AGREEMENT) return 'different';
  return after.took * GAIN <= before.took ? 'faster' : 'slower';
}
