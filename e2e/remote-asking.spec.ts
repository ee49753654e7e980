// Types first, examples of one's own and both orders, over a scripted server that answers by what it is asked.
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { ChatServer } from './chat-server';
import { test } from './fixtures';
import { chooseServer, panelOf } from './own-server';

const SENTENCE = '昨天，林小岚在松果镇遇见了老师，林小岚很高兴。';
/** Two windows and more; the sentence is in the first one alone. */
const TEXT = `${SENTENCE}\n${'河边的树都黄了，风把叶子吹得到处都是。'.repeat(40)}`;
const FIRST = '文本里有哪些';
const NAMES = {
  typesFirst: '先问有哪些类型，再只问这些类型',
  ownExamples: '用这份文档里已确认、已否定的句子作示例',
  bothOrders: '每个问题问两遍，第二遍把类型的顺序倒过来',
};

const server = new ChatServer();

test.beforeEach(async ({ context }) => {
  // No pause starts a run: what is asked is asked by a click.
  await context.addInitScript(() => {
    if (location.protocol.startsWith('http') && window.top === window) {
      localStorage.setItem('chinchilla-large-start', 'button');
    }
  });
  server.asked.length = 0;
  await server.start();
});

test.afterEach(async () => {
  await server.stop();
});

const promptOf = ({ body }: { body: string }): string =>
  (JSON.parse(body) as { messages: { content: string }[] }).messages[0]?.content ?? '';

const isReversed = (body: string): boolean => body.indexOf('地名') < body.indexOf('人名');

async function openPanel(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^模型：/ }).click();
  return panelOf(page);
}

async function turn(page: Page, ...names: readonly string[]): Promise<void> {
  const panel = await openPanel(page);
  for (const name of names) await panel.getByRole('checkbox', { name }).click();
  await page.keyboard.press('Escape');
}

test('switches change what is asked, and no result of another switch is shown', async ({
  app,
  page,
}) => {
  server.answer = (body) => {
    if (body.includes(FIRST)) return '#人名\n#无此类型\n';
    if (!body.includes('林小岚在松果镇')) return '';
    return isReversed(body) ? '#人名\n-林小岚\n' : '#人名\n-林小岚\n#地名\n-松果镇\n';
  };
  await app.open();
  await app.worksOffline();
  await app.choosePreset('ner-general');
  await chooseServer(page, server.address);
  await panelOf(page).getByRole('checkbox', { name: NAMES.typesFirst }).click();
  await page.keyboard.press('Escape');
  await app.text.fill(TEXT);
  await page.getByRole('button', { name: '开始抽取' }).click();
  await app.done();

  // Types first: two questions a window, the second about what the first has named.
  const prompts = (): string[] => server.texts.map(promptOf);
  const first = prompts().filter((prompt) => prompt.includes(FIRST));
  expect(first.length).toBeGreaterThan(1);
  expect(prompts()).toHaveLength(2 * first.length);
  const second = prompts().filter((prompt) => !prompt.includes(FIRST));
  for (const prompt of second) expect(prompt).toMatch(/类型：\n人名[^\n]*\n\n先写/u);
  await expect(app.marks).toHaveCount(2);
  const issues = (await app.download()).extraction.issues;
  expect(issues.map(({ detail }) => detail)).toContain('#无此类型');

  // Both orders: the place is named once, and has half the score.
  server.asked.length = 0;
  await turn(page, NAMES.typesFirst, NAMES.bothOrders);
  await expect(app.marks).toHaveCount(3);
  await app.done();
  expect(prompts().some((prompt) => prompt.includes(FIRST))).toBe(false);
  expect(server.texts.filter(({ body }) => isReversed(body))).toHaveLength(prompts().length / 2);
  const { mentions } = (await app.download()).extraction;
  expect(mentions.map(({ text, score }) => [text, score])).toEqual([
    ['林小岚', 1],
    ['松果镇', 0.5],
    ['林小岚', 1],
  ]);

  // Back again: what was found with these switches is known, so that nothing is asked.
  server.asked.length = 0;
  await turn(page, NAMES.typesFirst, NAMES.bothOrders);
  await expect(app.marks).toHaveCount(2);
  expect(server.asked).toEqual([]);

  // An accepted find is an example in the prompts about the other windows, and in no other.
  await page.getByRole('button', { name: '逐条核对' }).click();
  await expect(page.getByRole('region', { name: '逐条核对' })).toBeFocused();
  await page.keyboard.press('a');
  await page.keyboard.press('Escape');
  await expect(page.locator('.mark.own')).toHaveCount(1);
  await turn(page, NAMES.typesFirst, NAMES.ownExamples);
  await expect.poll(() => server.texts.length).toBeGreaterThan(0);
  await app.done();
  const shown = prompts().filter((prompt) =>
    prompt.includes(`又如类型是“人名”，文本是“${SENTENCE}”`),
  );
  expect(shown.length).toBeGreaterThan(0);
  for (const prompt of shown) expect(prompt).toContain('就回答：\n#人名\n-林小岚\n');
  expect(prompts().filter((prompt) => prompt.split(SENTENCE).length > 2)).toEqual([]);
  const about = prompts().filter((prompt) => prompt.split('文本：\n').at(-1)?.includes(SENTENCE));
  expect(about.length).toBeGreaterThan(0);
  for (const prompt of about) expect(prompt).not.toContain('又如');

  // The next visit has the same switches.
  await page.reload();
  await app.ready();
  const again = await openPanel(page);
  await again.getByText('自己的服务器（').click();
  await expect(again.getByRole('checkbox', { name: NAMES.ownExamples })).toBeChecked();
  await expect(again.getByRole('checkbox', { name: NAMES.bothOrders })).not.toBeChecked();
});
