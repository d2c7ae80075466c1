import { expect, test } from './fixtures.ts';
import { auditDecisions, chooseKeeping, databases, openPanel, screenOf } from './keeping.ts';
import { decisionsCsv, dropFiles, textFile } from './main-job.ts';
import { visit } from './settle.ts';
import { linkOf, toReport } from './sharing.ts';

test('a reload comes back to the same screen, and with the file kept everything is live', async ({ page }) => {
  await visit(page);
  await auditDecisions(page);
  await chooseKeeping(page, 'file');
  const first = await page.getByTestId('finding').first().innerText();
  await page.reload();
  await page.getByTestId('audit-complete').waitFor();
  expect(screenOf(page)).toBe('#audit');
  expect(await page.getByTestId('finding').first().innerText()).toBe(first);
  await page.goto('#columns');
  await expect(page.getByTestId('run-audit')).toBeEnabled();
});

test('without the rows the audit comes back, and the same file chosen again goes on with the plan', async ({
  page,
}) => {
  await visit(page);
  await auditDecisions(page);
  await page.goto('#columns');
  await page.getByLabel('Add a sensitive feature').selectOption('city');
  await chooseKeeping(page, 'work');
  await page.reload();
  const again = page.getByTestId('choose-again');
  await expect(again).toContainText('Choose decisions.csv again to go on');
  await expect(again).toContainText(/[0-9a-f]{64}/);
  await page.goto('#audit');
  await expect(page.getByTestId('audit-complete')).toBeVisible();
  await dropFiles(page, decisionsCsv());
  await expect(page.getByTestId('found-file')).toContainText('is the file you were working on');
  await page.goto('#columns');
  await expect(page.getByTestId('run-audit')).toBeEnabled();
  await expect(page.getByRole('button', { name: /^Remove city/ })).toBeVisible();
});

test('another file in place of the one that work waits for is told apart', async ({ page }) => {
  await visit(page);
  await auditDecisions(page);
  await chooseKeeping(page, 'work');
  await page.reload();
  await page.getByTestId('audit-complete').waitFor();
  const { name, buffer } = decisionsCsv();
  await dropFiles(page, textFile(name, buffer.toString().replaceAll('Ulm', 'Aue')));
  await expect(page.getByTestId('found-file')).toContainText('is not the decisions.csv you were working on');
  await expect(page.getByTestId('run-audit')).toBeEnabled();
  await page.getByTestId('back-to-former').click();
  await page.getByTestId('audit-complete').waitFor();
  await page.goto('#columns');
  await expect(page.getByTestId('choose-again')).toContainText('Choose decisions.csv again to go on');
});

test('a browser that does not list its stores is given none by being asked, and comes back to the work', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const list = IDBFactory.prototype.databases;
    Reflect.deleteProperty(IDBFactory.prototype, 'databases');
    Object.assign(window, { stores: async () => (await list.call(indexedDB)).length });
  });
  const stores = () => page.evaluate(() => (window as unknown as { stores: () => Promise<number> }).stores());
  await visit(page);
  await auditDecisions(page);
  expect(await stores()).toBe(0);
  await chooseKeeping(page, 'work');
  expect(await stores()).toBeGreaterThan(0);
  await page.reload();
  await page.getByTestId('audit-complete').waitFor();
  await openPanel(page);
  await page.getByTestId('delete-everything').click();
  await page.getByTestId('delete-sure').click();
  await page.getByTestId('deleted').waitFor();
  expect(await stores()).toBe(0);
});

test('a duplicated tab gets work of its own, and what is forgotten in one tab is gone in the other', async ({
  page,
}) => {
  await visit(page);
  await auditDecisions(page);
  await page.getByTestId('keep-audit').click();
  await chooseKeeping(page, 'work');
  const left = await page.evaluate(() => ({ ...sessionStorage }));
  const other = await page.context().newPage();
  await other.addInitScript((copied) => {
    if (sessionStorage.length === 0) Object.assign(sessionStorage, copied);
  }, left);
  await visit(other, '#audit');
  await other.getByTestId('audit-complete').waitFor();
  await expect(other.getByTestId('saved-status')).toHaveAttribute('data-status', 'saved');
  const ids = await Promise.all([page, other].map((tab) => tab.evaluate(() => sessionStorage.getItem('evenhand-tab'))));
  expect(ids[0]).toBe(left['evenhand-tab']);
  expect(ids[1]).not.toBe(ids[0]);

  await other.goto('#data');
  await other.getByRole('button', { name: /^Forget decisions.csv/ }).click();
  await expect(page.getByTestId('keep-audit')).toHaveText('Keep this audit');

  await openPanel(other);
  await other.getByTestId('delete-everything').click();
  await other.getByTestId('delete-sure').click();
  await expect(other.getByTestId('deleted')).toBeVisible();
  await expect(page.getByTestId('saved-status')).toContainText('Nothing is saved');
  await openPanel(page);
  await expect(page.getByTestId('keep-failure')).toContainText('was deleted in another tab');
  await expect(page.getByTestId('audit-complete')).toBeVisible();
  expect(await databases(page)).toEqual([]);
  expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);
});

test('a link opened in a tab with saved work wins, and the work stays among the unfinished', async ({ page, site }) => {
  await toReport(page);
  const link = await linkOf(page);
  await chooseKeeping(page, 'work');
  await page.goto('about:blank');
  await page.goto(site.url + link);
  await expect(page.getByTestId('shared-note')).toContainText('This audit came with a link');
  await expect(page.getByTestId('audit-complete')).toContainText('withheld');
  await page.goto('#data');
  await expect(page.getByRole('region', { name: 'Unfinished work' })).toContainText('applicants.csv');
});

test('a link opened over an unsaved audit gives way to it again, by Back and by a button', async ({ page, site }) => {
  await toReport(page);
  const link = await linkOf(page);
  await page.goto(site.url + link);
  const note = page.getByTestId('former-work');
  await expect(note).toContainText('The audit of applicants.csv that you had is not lost.');
  await expect(page.getByTestId('shared-note')).toBeVisible();
  await page.goBack();
  await expect(page.getByTestId('shared-note')).toHaveCount(0);
  await expect(note).toHaveText('');
  expect(screenOf(page)).toBe('#report');
  await page.goForward();
  await expect(page.getByTestId('shared-note')).toBeVisible();
  await page.getByTestId('back-to-former').click();
  await expect(page.getByTestId('shared-note')).toHaveCount(0);
  expect(screenOf(page)).toBe('#audit');
  await page.goto('#columns');
  await expect(page.getByTestId('run-audit')).toBeEnabled();
});

test('what a newer version stored is neither read nor changed, and that is said', async ({ page }) => {
  await page.addInitScript(() => void indexedDB.open('evenhand', 990));
  await visit(page);
  await expect(page.getByTestId('storage-trouble')).toContainText('written by a newer version of Evenhand');
  await auditDecisions(page);
  await page.getByTestId('keep-audit').click();
  await expect(page.getByTestId('kept-as')).toContainText('written by a newer version of Evenhand');
  expect(await page.evaluate(async () => (await indexedDB.databases())[0].version)).toBe(990);
});

test('a browser that forbids storing is told of, and the audit goes on', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
  });
  await visit(page);
  await expect(page.getByTestId('storage-trouble')).toHaveCount(0);
  await auditDecisions(page);
  await openPanel(page);
  await page.getByTestId('keep-work').click();
  await expect(page.getByTestId('keep-failure')).toContainText('does not let this page store anything');
  await expect(page.getByTestId('keep-nothing')).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('audit-complete')).toBeVisible();
});
