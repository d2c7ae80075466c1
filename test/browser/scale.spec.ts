import type { Page } from '@playwright/test';
import { expectNoViolation } from './axe.ts';
import { runOutOfMemory, slowReading, smallMemory } from './data-worker.ts';
import { expect, test } from './fixtures.ts';
import { decisionsCsv, dropFiles, textFile, type MadeFile } from './main-job.ts';
import { columns, complete, heading, status } from './places.ts';
import { visit } from './settle.ts';

const note = (page: Page) => page.getByTestId('reread-note');
const typeOf = (page: Page) => page.getByLabel('Type of city', { exact: true });
const run = (page: Page) => page.getByTestId('run-audit');

/** Rows of decisions from `from` to `to`, as one of several files. */
function part(name: string, from: number, to: number): MadeFile {
  const [header, ...rows] = decisionsCsv(to).buffer.toString().trimEnd().split('\n');
  return textFile(name, `${[header, ...rows.slice(from)].join('\n')}\n`);
}

test('several files are one table, each named with its rows, and with a plan they are audited at once', async ({
  page,
}) => {
  await visit(page);
  await dropFiles(page, part('month-10.csv', 800, 1200), part('month-2.csv', 0, 800));
  await expect(columns(page)).toBeFocused();
  await expect(page.getByTestId('rows-kept')).toContainText('The rows of 2 files follow each other');
  await page.getByRole('button', { name: 'their names' }).click();
  await expect(page.getByRole('dialog', { name: 'The files of this table' })).toContainText('month-2.csv: 800 rows');
  await page.keyboard.press('Escape');
  await expectNoViolation(page);
  await expect(status(page)).toContainText('1,200 rows');
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the plan' }).click();
  const plan = await (await waiting).path();
  await page.goto('#data');
  const { readFileSync } = await import('node:fs');
  await dropFiles(
    page,
    textFile('roles.plan.json', readFileSync(plan, 'utf8')),
    part('month-2.csv', 0, 800),
    part('month-10.csv', 800, 1200),
  );
  await expect(complete(page)).toBeVisible();
  await expect(heading(page)).toContainText('month-2.csv + month-10.csv');
  await expect(page.getByTestId('what-was-audited')).toContainText('1,200 rows');
});

test('rows that are not held are not read again before a person says so', async ({ page }) => {
  await visit(page);
  await smallMemory(page);
  await dropFiles(page, decisionsCsv(101_000));
  await expect(columns(page)).toBeFocused();
  await expect(page.getByTestId('rows-kept')).toContainText('The rows are counted as they are read');
  await expect(run(page)).toContainText('Read the file again and audit');
  await run(page).press('Enter');
  await expect(complete(page)).toBeVisible();

  await page.goto('#columns');
  await expect(run(page)).toHaveText('Run the audit');
  await typeOf(page).selectOption('text');
  await expect(note(page)).toContainText('Nothing has been changed yet.');
  await expectNoViolation(page);
  await note(page).getByRole('button', { name: 'Leave it as it is' }).press('Enter');
  await expect(note(page)).toBeEmpty();
  await expect(typeOf(page)).toHaveValue('category');

  await typeOf(page).selectOption('text');
  await page.getByTestId('reread').press('Enter');
  await expect(typeOf(page)).toHaveValue('text');
  await page.getByTestId('undo').click();
  await expect(note(page)).toContainText('To undo this, the file has to be read once more');
  await page.getByTestId('reread').click();
  await expect(typeOf(page)).toHaveValue('category');
});

test('a file that the memory does not suffice for can be counted without holding its rows', async ({ page }) => {
  await visit(page);
  await slowReading(page, 1);
  await dropFiles(page, decisionsCsv(101_000));
  await expect(page.getByTestId('progress')).toBeVisible();
  await runOutOfMemory(page);
  await expect(page.getByTestId('error-panel')).toContainText('most likely for want of memory');
  await page.getByTestId('count-while-reading').click();
  await expect(columns(page)).toBeFocused();
  await expect(page.getByTestId('rows-kept')).toHaveAttribute('data-rows', 'streamed');
});
