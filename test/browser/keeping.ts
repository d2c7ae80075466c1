import { expect, type Page } from '@playwright/test';
import { decisionsCsv, dropFiles } from './main-job.ts';

export const databases = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

/** Drops a file and audits it. */
export async function auditDecisions(page: Page): Promise<void> {
  await dropFiles(page, decisionsCsv());
  await page.getByTestId('run-audit').click();
  await page.getByTestId('audit-complete').waitFor();
}

/** Opens the panel of the status line that says what is kept. */
export async function openPanel(page: Page): Promise<void> {
  await page.getByTestId('saved-status').getByRole('button').click();
  await page.getByTestId('delete-everything').waitFor();
}

/** Chooses what is kept, and waits until what there is to keep is written. */
export async function chooseKeeping(page: Page, choice: 'nothing' | 'work' | 'file'): Promise<void> {
  await openPanel(page);
  await page.getByTestId(`keep-${choice}`).check();
  await expect(page.getByTestId('saved-status')).toHaveAttribute(
    'data-status',
    choice === 'nothing' ? 'idle' : 'saved',
  );
  await page.keyboard.press('Escape');
}

/** The screen named in the address. */
export const screenOf = (page: Page): string => new URL(page.url()).hash;
