import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectNoViolation } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openPanel } from './keeping.ts';
import { decisionsCsv } from './main-job.ts';
import { columns, status } from './places.ts';

test.use({ serviceWorkers: 'block', colorScheme: 'light' });

const theme = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Appearance' }).getByText(name, { exact: true });
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const stored = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    copies: Object.keys(localStorage),
  }));

/** The paper's colour in each frame that the page draws. */
const recordFrames = () => {
  const drawn: string[] = [];
  Object.assign(window, { drawn });
  const look = (): void => {
    if (document.body) drawn.push(getComputedStyle(document.documentElement).backgroundColor);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
const drawn = (page: Page) => page.evaluate(() => (window as unknown as { readonly drawn: readonly string[] }).drawn);

test('the chosen theme is there from the first paint on, and goes with everything', async ({ page }) => {
  await page.goto('');
  const light = await paper(page);
  expect(await stored(page)).toEqual({ databases: [], copies: [] });
  await theme(page, 'Dark').click();
  const dark = await paper(page);
  expect(dark).not.toBe(light);
  await expect.poll(() => stored(page)).toEqual({ databases: ['evenhand'], copies: ['evenhand-theme'] });

  // The page's own script is held until some frames were drawn without it.
  await page.addInitScript(recordFrames);
  await page.route('**/assets/index-*.js', async (route) => {
    await page.waitForFunction(() => (window as unknown as { readonly drawn: readonly string[] }).drawn.length > 3);
    await route.continue();
  });
  await page.reload();
  await expect(theme(page, 'Dark')).toBeVisible();
  expect(new Set(await drawn(page))).toEqual(new Set([dark]));

  await openPanel(page);
  await page.getByTestId('delete-everything').click();
  await page.getByTestId('delete-sure').click();
  await expect(page.getByTestId('deleted')).toBeVisible();
  expect(await paper(page)).toBe(light);
  expect(await stored(page)).toEqual({ databases: [], copies: [] });
  await page.reload();
  await expect(theme(page, 'Auto')).toBeVisible();
  expect(await paper(page)).toBe(light);
});

test('a folder is chosen by keyboard, and what in it is no table is named and not read', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'evenhand-folder-'));
  try {
    const [header, ...rows] = decisionsCsv(900).buffer.toString().trimEnd().split('\n');
    await mkdir(join(folder, 'months'));
    for (const [month, from] of [0, 300, 600].entries()) {
      const text = [header, ...rows.slice(from, from + 300)].join('\n');
      await writeFile(join(folder, 'months', `month-${month + 1}.csv`), `${text}\n`);
    }
    for (const name of ['.DS_Store', 'months/Thumbs.db', 'read me.md']) await writeFile(join(folder, name), 'x');

    await page.goto('');
    await page.getByTestId('folder-input').focus();
    await expect(page.getByText('browsers ask about an “upload”')).toBeVisible();
    const choosing = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await choosing).setFiles(folder);
    await expect(columns(page)).toBeFocused();
    await expect(status(page)).toContainText('900 rows');
    await expect(page.getByTestId('left-of-folder')).toHaveText(
      'read me.md was not read: by its name it is no table. 2 hidden files of the folder were passed over.',
    );
    await expectNoViolation(page);

    await page.goto('#data');
    await rm(join(folder, 'months'), { recursive: true });
    await page.getByTestId('folder-input').setInputFiles(folder);
    await expect(page.getByTestId('error-panel')).toContainText(
      'No table was found in the folder; it holds read me.md.',
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
