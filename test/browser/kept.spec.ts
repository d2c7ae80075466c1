import { expect, test } from './fixtures.ts';
import { auditDecisions, databases, openPanel } from './keeping.ts';
import { visit } from './settle.ts';

test('an audit kept in the browser is there after a reload, can be read, and is gone when everything is deleted', async ({
  page,
}) => {
  await visit(page);
  await auditDecisions(page);
  await page.getByTestId('keep-audit').click();
  await expect(page.getByTestId('kept-as')).toHaveText('Kept in this browser as “decisions.csv”.');
  const first = await page.getByTestId('finding').first().innerText();
  await page.goto('');
  await expect(page.getByRole('listitem').filter({ has: page.getByTestId('open-kept') })).toContainText(/\d shown/);
  await page.getByTestId('open-kept').click();
  await expect(page.getByTestId('audit-complete')).toBeVisible();
  expect(await page.getByTestId('finding').first().innerText()).toBe(first);
  await openPanel(page);
  await page.getByTestId('delete-everything').click();
  await page.getByTestId('delete-sure').click();
  await expect(page.getByTestId('deleted')).toBeVisible();
  expect(await databases(page)).toEqual([]);
  await page.getByTestId('remove-app').click();
  await expect(page.getByTestId('app-removed')).toBeVisible();
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test('kept audits are renamed, forgotten with a way back, kept anew on demand, and compared', async ({ page }) => {
  await visit(page);
  await auditDecisions(page);
  await page.getByTestId('keep-audit').click();
  await page.getByLabel('Largest tolerated difference').fill('0.4');
  await expect(page.getByTestId('kept-as')).toContainText('was changed since it was kept');
  await page.getByTestId('keep-audit').click();
  await expect(page.getByTestId('kept-as')).toHaveText('Kept in this browser as “decisions.csv (2)”.');

  await page.goto('#data');
  const entries = page.getByTestId('open-kept');
  await expect(entries).toHaveCount(2);
  await page.getByRole('button', { name: 'Rename decisions.csv (2)' }).click();
  await page.getByRole('textbox', { name: /New name/ }).fill('Tolerant');
  await page.keyboard.press('Enter');
  await expect(entries.first()).toHaveText('Tolerant');
  await page.getByRole('button', { name: 'Forget Tolerant' }).click();
  await expect(entries).toHaveCount(1);
  await page.getByTestId('undo-forget').click();
  await expect(entries).toHaveCount(2);

  await page.getByTestId('compare').click();
  for (const box of await page.getByTestId('choose-kept').all()) await box.check();
  await page.getByTestId('compare-chosen').click();
  await expect(page.getByTestId('compare-dialog')).toContainText('Both were made of the same file');
  await expect(page.getByTestId('compared-verdict').first()).toContainText('disparity shown');
  await expect(page.getByTestId('incomparable')).toContainText('Their tolerances differ');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('compare-dialog')).toHaveCount(0);
});

test('a first visitor’s browser is given no database', async ({ page }) => {
  await visit(page);
  await auditDecisions(page);
  expect(await databases(page)).toEqual([]);
  expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
});
