import type { Audit } from '../../src/audit/audit.ts';
import { auditToJson } from '../../src/audit/audit-json.ts';
import { tallyTable } from '../../src/cube/tally.ts';
import { readTable } from '../../src/data/read-table.ts';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { resolvePlan } from '../../src/plan/resolve.ts';
import { planOf } from '../support/plan-of.ts';
import { expectNoViolation } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { dropFiles, textFile } from './main-job.ts';
import { visit } from './settle.ts';

/** Rows of two groups, whose decisions lean a little more each year. */
function yearCsv(year: number): string {
  const rows = Array.from({ length: 240 }, (_, i) => {
    const group = i % 2 ? 'north' : 'south';
    const decided = i % 2 ? (i * 7) % 10 < 6 : (i * 7) % 10 < 5 - 2 * (year - 2023);
    return `${group},${i % 3 ? 1 : 0},${decided ? 1 : 0}`;
  });
  return `group,label,prediction\n${rows.join('\n')}\n`;
}

const PLAN = planOf();

async function auditOfYear(year: number, asked: AuditPlan = PLAN): Promise<Audit> {
  const file = new File([yearCsv(year)], `${year}.csv`);
  const { table, format, badRows } = await readTable(file, {});
  const plan = resolvePlan(asked, table);
  const cube = await tallyTable(table, plan, 0);
  const facts = { name: file.name, size: file.size, sha256: null, rows: table.rowCount, format, badRows };
  return { evenhandAudit: 2, madeBy: 'Evenhand', file: facts, plan, cube, assessment: assessCube(cube, plan) };
}
const jsonFile = async (year: number, plan?: AuditPlan) =>
  textFile(`${year}.audit.json`, auditToJson(await auditOfYear(year, plan)));

test('audits that were downloaded are dropped together and become one', async ({ page }) => {
  await visit(page);
  await dropFiles(page, await jsonFile(2023), await jsonFile(2024, { ...PLAN, minimumGroupSize: 5 }));
  const dialog = page.getByTestId('merge-dialog');
  await expect(dialog.getByTestId('merge-agree')).toContainText('They count the same');
  await expect(dialog.getByTestId('merge-settings')).toContainText('the minimum size of a group');
  await expectNoViolation(page);
  await dialog.getByTestId('merge-now').click();
  await expect(page.getByTestId('what-was-audited')).toContainText(
    '480 rows of 2 files: 2023.csv (240 rows) and 2024.csv (240 rows)',
  );
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit of 2023.csv + 2024.csv');
  await expect(page.getByText('The counts of 2 files were added up.')).toBeVisible();
  await page.getByLabel('Largest tolerated difference').fill('0.4');
  await expect(page.getByText('merged from the counts of several')).toBeVisible();
});

test('audits that counted otherwise say precisely how, and one of them can be opened by itself', async ({ page }) => {
  await visit(page);
  const other = planOf({ label: { column: 'label', positive: { atLeast: 1 } }, intersectionDepth: 1 });
  await dropFiles(page, await jsonFile(2023), await jsonFile(2024, other), await jsonFile(2025));
  await expect(page.getByTestId('merge-differences').getByRole('listitem')).toHaveText([
    'For the label “label”, positive is 1 in 2023.csv and 2025.csv, and at least 1 in 2024.csv.',
  ]);
  await page.getByRole('button', { name: 'Open 2024.audit.json by itself' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit of 2024.csv');
});

test('kept audits are chosen and merged; a file that is no whole audit says so', async ({ page }) => {
  await visit(page);
  for (const year of [2023, 2024]) {
    await dropFiles(page, await jsonFile(year));
    await page.getByTestId('audit-complete').waitFor();
    await page.getByTestId('keep-audit').click();
    await expect(page.getByTestId('kept-as')).toContainText(`${year}.csv`);
  }
  await page.goto('#data');
  await page.getByTestId('compare').click();
  for (const box of await page.getByTestId('choose-kept').all()) await box.check();
  await page.getByTestId('merge-chosen').click();
  await page.getByTestId('merge-now').click();
  await expect(page.getByTestId('what-was-audited')).toContainText('480 rows of 2 files');
  await dropFiles(page, textFile('cut.audit.json', auditToJson(await auditOfYear(2025)).slice(0, 5000)));
  await expect(page.getByTestId('merge-failure')).toContainText('cut.audit.json is no whole audit');
});
