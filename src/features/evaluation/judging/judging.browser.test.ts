import { expect, test } from 'vitest';
import { readJudgements } from '../../../evaluation/tables';
import { Evaluating } from '../evaluating.svelte';
import { readDocument, shownIn, store } from '../stored.fixture';
import { Judging } from './judging.svelte';

const TEXT = '邵文澜管理青杉印厂，纪云桥看仓库。';
const documents = ['a', 'b', 'c'].map((id) =>
  readDocument(id, TEXT, [
    ['人名', '邵文澜'],
    ['机构名', '青杉印厂'],
  ]),
);
const IDS = ['a', 'b', 'c'];
const CHOICE = { from: 'read', count: 4, seed: '1', only: undefined } as const;

// Faults: judgements lost with the page; another sample under the judgements of the last.
test('a sample is judged, kept over a reload, and exported as the command line reads it', async () => {
  const ports = await store(documents);
  const evaluating = new Evaluating();
  const judging = new Judging(evaluating, ports);
  await judging.resume();
  expect(judging.sample).toBeUndefined();
  await judging.count(IDS, 0.5);
  expect(judging.counts?.types.map(({ type, count }) => `${type} ${count}`)).toEqual([
    ...['人名 3', '机构名 3'],
  ]);
  await judging.draw(CHOICE, IDS, 0.5);
  const [first] = judging.sample?.finds ?? [];
  expect(first?.parts.map(({ text }) => text).join('')).toContain(
    first?.item.type === '人名' ? '邵文澜' : '青杉印厂',
  );
  judging.judge('right');
  judging.judge('wrong');
  judging.judge('unclear');
  judging.back();
  expect([judging.at, judging.judged, judging.unclear]).toEqual([2, 3, 1]);
  await judging.settled();

  const again = new Judging(evaluating, ports);
  await again.resume();
  expect(again.verdicts).toEqual(['right', 'wrong', 'unclear', undefined]);
  expect(again.at).toBe(3);
  expect(again.precisions('zh').all).toMatchObject({ right: 1, judged: 2 });
  const read = readJudgements(again.table('zh'));
  expect(read).toMatchObject({ ok: true, value: { all: { right: 1, judged: 2 }, blank: 1 } });
  again.judge('right');
  expect(again.current).toBeUndefined();
  await again.settled();

  await again.draw({ ...CHOICE, seed: '2' }, IDS, 0.5);
  expect(again.judged).toBe(0);
  const third = new Judging(evaluating, ports);
  await third.resume();
  expect([third.sample?.seed, third.judged]).toEqual(['2', 0]);
  evaluating.close();
});

// Faults: a document changed that nobody asked to change; one that another tab edits changed behind its back.
test('a judgement decides in the document only where that is asked for, and not in another tab', async () => {
  const ports = await store(documents, ['b']);
  const evaluating = new Evaluating();
  const judging = new Judging(evaluating, ports);
  const only = { kind: 'entity', type: '人名' } as const;
  await judging.draw({ ...CHOICE, only }, IDS, 0.5);
  expect(judging.sample?.finds).toHaveLength(3);
  judging.judge('wrong');
  await judging.settled();
  for (const id of IDS) expect(await shownIn(id)).toContain('人名 邵文澜');
  judging.decides = true;
  judging.back();
  for (let n = 0; n < 3; n += 1) judging.judge('wrong');
  await judging.settled();
  expect(await shownIn('a')).toEqual(['机构名 青杉印厂']);
  expect(await shownIn('c')).toEqual(['机构名 青杉印厂']);
  expect(await shownIn('b')).toContain('人名 邵文澜');
  expect(judging.undecided).toBe(1);
  // Judged otherwise: the decision before is taken back.
  const at = judging.sample?.finds.findIndex(({ document }) => document === 'a') ?? 0;
  while (judging.at > at) judging.back();
  judging.judge('unclear');
  await judging.settled();
  expect(await shownIn('a')).toContain('人名 邵文澜');
  evaluating.close();
});
