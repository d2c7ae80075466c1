import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { decisionsCsv, dropFiles } from './main-job.ts';
import { visit } from './settle.ts';

const databases = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

test('an audit kept in the browser is there after a reload, can be read, and is gone when everything is deleted', async ({
  page,
}) => {
  await visit(page);
  await dropFiles(page, decisionsCsv());
  await page.getByTestId('run-audit').click();
  await page.getByTestId('keep-audit').click();
  await expect(page.getByTestId('keep-audit')).toHaveText('Kept in this browser');
  const first = await page.getByTestId('finding').first().innerText();
  await page.goto('');
  await page.getByTestId('open-kept').click();
  await expect(page.getByTestId('audit-complete')).toBeVisible();
  expect(await page.getByTestId('finding').first().innerText()).toBe(first);
  await page.goto('');
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect(page.getByTestId('open-kept')).toHaveCount(0);
  expect(await databases(page)).toEqual([]);
});

test('a first visitor’s browser is given no database', async ({ page }) => {
  await visit(page);
  await dropFiles(page, decisionsCsv());
  await page.getByTestId('run-audit').click();
  await page.getByTestId('audit-complete').waitFor();
  expect(await databases(page)).toEqual([]);
});
