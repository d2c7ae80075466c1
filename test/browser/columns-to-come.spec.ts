import type { Page } from '@playwright/test';
import { emptyPlan } from '../../src/plan/empty-plan.ts';
import { expectNoViolation } from './axe.ts';
import { slowReading, smallMemory } from './data-worker.ts';
import { expect, test } from './fixtures.ts';
import { decisionsCsv, dropFiles, textFile } from './main-job.ts';
import { columns, complete, rail, status } from './places.ts';
import { visit } from './settle.ts';

const PLAN = {
  ...emptyPlan(),
  label: { column: 'qualified', positive: { values: ['Yes'] } },
  prediction: { column: 'selected', positive: { values: ['Yes'] } },
  sensitiveFeatures: [{ column: 'sex' }],
};
const toCome = (page: Page) => page.getByTestId('columns-to-come');
const allColumns = (page: Page) => page.getByRole('heading', { level: 2, name: 'All 5 columns' });

test('columns that an audit did not need are read when their screen is opened', async ({ page }) => {
  await visit(page);
  await smallMemory(page);
  await dropFiles(page, decisionsCsv(101_000), textFile('roles.plan.json', JSON.stringify(PLAN)));
  await expect(complete(page)).toBeVisible();
  await expect(status(page)).toContainText('5 columns');

  const { goOn } = await slowReading(page, 100);
  await rail(page, 'Columns').click();
  await expect(columns(page)).toBeVisible();
  await expect(toCome(page)).toContainText('The other 2 columns have not been read yet. They are being read now.');
  await expect(toCome(page).getByRole('progressbar')).toBeVisible();
  await expectNoViolation(page);
  await toCome(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(toCome(page)).toContainText('Once they have been read, all columns are listed here');
  await expectNoViolation(page);
  await rail(page, 'Audit').click();
  await expect(complete(page)).toBeVisible();
  await goOn();

  await rail(page, 'Columns').click();
  await expect(allColumns(page)).toBeVisible();
  await expect(toCome(page)).toHaveCount(0);
  await expect(page.getByTestId('run-audit')).toHaveText('Run the audit');
  await expect(page.getByTestId('rows-kept')).toContainText('100,000 rows chosen by chance');
});
