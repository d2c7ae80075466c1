import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';
import { visit } from './settle.ts';

const complete = (page: Page) => page.getByTestId('audit-complete');

test('cells pasted from a spreadsheet become a table', async ({ page }) => {
  await visit(page);
  await expect(page.getByTestId('open-sample').first()).toBeVisible();
  await page.evaluate(() => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 2 ? 'Female' : 'Male'}\t${i % 3 ? 'Yes' : 'No'}`);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ['sex\thired', ...rows].join('\n'));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.getByTestId('run-audit')).toBeEnabled();
  await page.getByTestId('run-audit').click();
  await expect(complete(page)).toBeVisible();
});

test('a tolerance changed under the audit changes its verdicts, and Back leads to it again', async ({ page }) => {
  await visit(page);
  await page.getByTestId('open-sample').first().click();
  await expect(complete(page)).toBeVisible();
  const summary = complete(page).locator('header p');
  const before = await summary.innerText();
  await page.getByLabel('Largest tolerated difference').fill('0.6');
  await expect(summary).not.toHaveText(before);

  await page.getByRole('navigation').getByRole('link', { name: 'Columns' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Which column is what?' })).toBeFocused();
  await page.goBack();
  await expect(complete(page)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('charts draw without an inline style that the policy refuses', async ({ page }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await visit(page);
  await page.getByTestId('open-sample').first().click();
  await page.getByTestId('finding').first().locator('summary').click();
  await expect(page.locator('figure svg').first()).toBeVisible();
  expect(refused).toEqual([]);
});
