import { expect, test } from 'vitest';
import { Evaluating } from '../evaluating.svelte';
import { mentionsOf, readDocument, shownIn, store, type Marked } from '../stored.fixture';
import { Differing } from './differing.svelte';

const ONE = '邵文澜管理青杉印厂，纪云桥看仓库。';
const TWO = '纪云桥在白河书局，邵文澜不在。';
const ALONE = '这里没有的一份。';

const file = (rows: readonly (readonly [string, readonly Marked[]])[]) => [
  {
    path: '对方.jsonl',
    blob: new Blob(
      rows.map(([text, marked], index) => {
        const mentions = mentionsOf(text, marked);
        const row = { id: `x${index}`, text, mentions, relations: [], events: [] };
        return `${JSON.stringify(row)}\n`;
      }),
    ),
  },
];

const documents = [
  readDocument('one', ONE, [
    ['人名', '邵文澜'],
    ['机构名', '青杉'],
    ['机构名', '仓库'],
  ]),
  readDocument('two', TWO, [['人名', '纪云桥']]),
];
const THEIRS = file([
  [
    ONE,
    [
      ['机构名', '邵文澜'],
      ['机构名', '青杉印厂'],
    ],
  ],
  [TWO, [['机构名', '纪云桥']]],
  [ALONE, []],
]);

// Faults: a decision that is not stored, or not taken back; a comparison that begins anew after a reload.
test('differences are decided one by one, taken back, and gone on with after a reload', async () => {
  const ports = await store(documents);
  const evaluating = new Evaluating();
  const differing = new Differing(evaluating, ports);
  await differing.resume();
  expect(differing.view).toBeUndefined();
  await differing.start(THEIRS);
  expect(differing.view?.theirsAlone).toHaveLength(1);
  expect(differing.open.map(({ what }) => what)).toEqual(['label', 'edges', 'mine', 'label']);

  differing.choose('theirs');
  differing.choose('mine');
  await differing.settled();
  expect(await shownIn('one')).toEqual(['机构名 邵文澜', '机构名 青杉', '机构名 仓库']);
  expect([differing.decided, differing.open.length]).toEqual([2, 2]);
  differing.back();
  await differing.settled();
  expect([differing.decided, differing.current?.what]).toEqual([1, 'edges']);
  differing.choose('neither');
  differing.later();
  await differing.settled();
  expect(await shownIn('one')).toEqual(['机构名 邵文澜', '机构名 仓库']);
  expect([differing.waiting, differing.current?.document]).toEqual([1, 'two']);

  const again = new Differing(evaluating, ports);
  await again.resume();
  expect([again.decided, again.open.length]).toEqual([2, 2]);
  expect(again.open.map(({ what }) => what)).toEqual(['mine', 'label']);
  again.choose('theirs');
  again.choose('mine');
  await again.settled();
  expect(again.current).toBeUndefined();
  expect(await shownIn('one')).toEqual(['机构名 邵文澜']);
  expect(await shownIn('two')).toEqual(['人名 纪云桥']);
  evaluating.close();
});

// Fault: a document that another tab edits is changed behind its back, or its difference is lost.
test('a document that another tab edits waits, and is counted', async () => {
  const ports = await store(documents, ['one']);
  const evaluating = new Evaluating();
  const differing = new Differing(evaluating, ports);
  await differing.start(THEIRS);
  expect([differing.open.length, differing.free.length]).toEqual([4, 1]);
  expect(differing.current?.document).toBe('two');
  differing.choose('theirs');
  await differing.settled();
  expect([differing.open.length, differing.current]).toEqual([3, undefined]);
  expect(await shownIn('two')).toEqual(['机构名 纪云桥']);
  expect(await shownIn('one')).toHaveLength(3);
  evaluating.close();
});
