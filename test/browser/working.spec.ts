import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { decisionsCsv, dropFiles, textFile } from './main-job.ts';
import { columns } from './places.ts';
import { visit } from './settle.ts';

async function opened(page: Page): Promise<void> {
  await visit(page);
  await dropFiles(page, decisionsCsv());
  await expect(columns(page)).toBeFocused();
}

test('? lists the shortcuts, which lead through the page and can be switched off', async ({ page }) => {
  await opened(page);
  const list = page.getByTestId('shortcuts');
  await page.keyboard.press('?');
  await expect(list.getByRole('rowheader', { name: 'Go to Columns' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(columns(page)).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(columns(page)).toBeHidden();

  await page.getByTestId('show-shortcuts').click();
  await list.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.keyboard.press('?');
  await expect(list).toBeHidden();
  await expect(columns(page)).toBeHidden();
});

test('five hundred columns and two hundred groups stay usable', async ({ page }) => {
  const names = Array.from({ length: 497 }, (_, i) => `feature_${i}`);
  const rows = Array.from({ length: 1200 }, (_, i) =>
    ['FM'[i % 2], i % 3 ? 'Yes' : 'No', `Region ${(i * 7) % 200}`, ...names.map((_, at) => (i * at) % 5)].join(','),
  );
  await visit(page);
  await dropFiles(page, textFile('wide.csv', `sex,selected,region,${names.join(',')}\n${rows.join('\n')}\n`));
  await expect(columns(page)).toBeFocused();
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(1500);
  await page.getByLabel('Find in: What each column holds').fill('feature_49');
  await expect(page.getByLabel('Type of feature_496')).toBeVisible();

  await page.getByLabel('Add a sensitive feature').fill('region');
  await page.getByRole('option', { name: 'region' }).click();
  await expect(page.getByText('200 groups, compared with')).toBeVisible();
  await page.getByLabel('Reference group of region').fill('Region 199');
  await page.getByRole('option', { name: 'Region 199' }).click();
  await expect(page.getByTestId('undo')).toHaveText(/Undo: reference of region/);
  await page.getByRole('button', { name: 'Merge groups' }).last().click();
  await page.getByLabel('Find a group by name').fill('Region 19');
  await page.getByLabel('Region 191').check();
  await page.getByLabel('Region 192').check();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText('199 groups, compared with')).toBeVisible();
});

test('numbers are written and read in the format that is chosen', async ({ page }) => {
  await opened(page);
  const format = page.getByLabel('Numbers as');
  await format.focus();
  await format.selectOption('de-DE');
  await expect(format).toBeFocused();
  await expect(page.locator('footer')).toContainText('1.200 rows');
  const tolerance = page.getByLabel('Largest tolerated difference');
  await expect(tolerance).toHaveValue('0,1');
  await tolerance.fill('0,25');
  await expect(page.getByTestId('undo')).toHaveText(/Undo: tolerated difference/);
  const least = page.getByLabel('Minimum group size');
  await least.fill('1.500');
  await expect(page.getByText('1.500 can be read in two ways. Write 1500 or 1,500.')).toBeVisible();
  await expect(page.getByTestId('run-audit')).toBeDisabled();
  await least.fill('20');
  await format.selectOption('en-US');
  await expect(tolerance).toHaveValue('0.25');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
