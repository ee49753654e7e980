// The part of the model panel where a server of one's own is chosen.
import type { Locator, Page } from '@playwright/test';

export const panelOf = (page: Page): Locator =>
  page.getByRole('dialog', { name: '模型', exact: true });

export async function openServer(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^模型：/ }).click();
  await panelOf(page).getByText('自己的服务器（').click();
  return panelOf(page).getByRole('region', { name: '自己的服务器' });
}

/** The panel stays open. */
export async function chooseServer(page: Page, address: string): Promise<void> {
  const section = await openServer(page);
  await section.getByLabel('地址', { exact: true }).fill(address);
  await section.getByRole('button', { name: '读取模型列表' }).click();
  await section.getByRole('button', { name: '使用这个模型' }).click();
  await section.getByRole('button', { name: '发给这台服务器' }).click();
}
