import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { decisionsCsv } from './main-job.ts';
import { visit } from './settle.ts';

/** Presses Tab until the focused element fits, as a person without a mouse does. */
async function tabTo(page: Page, fits: string, most = 120): Promise<void> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, fits)) return;
  }
  throw new Error(`no ${fits} within ${most} presses of Tab`);
}

test('the main job by keyboard alone: choose, correct, audit, open a finding, download', async ({ page }) => {
  // The listener must stand before the visit: the browser is told of it in the background, and a chooser opened before
  // that is lost.
  page.on('filechooser', (chooser) => void chooser.setFiles(decisionsCsv()));
  await visit(page);
  await tabTo(page, '[data-testid=file-input]');
  await page.keyboard.press('Enter');
  await page.getByTestId('run-audit').waitFor();
  await tabTo(page, '[data-testid=run-audit]');
  await page.keyboard.press('Enter');
  await page.getByTestId('audit-complete').waitFor();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, '[data-testid=finding] summary');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('finding').first().locator('table').first()).toBeVisible();
  await tabTo(page, '[data-testid=download-report-json]');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toBe('decisions.audit.json');
});
