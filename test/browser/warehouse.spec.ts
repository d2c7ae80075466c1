import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DuckDb } from '../support/engines/duckdb.ts';
import { expectNoViolation } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { downloadedAudit, dropFiles, metricOf, textFile } from './main-job.ts';
import { visit } from './settle.ts';

const SAMPLES = fileURLToPath(new URL('../../public/samples', import.meta.url));

test('the query is copied, run in a database, and its result dropped: the same audit', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(page);
  await dropFiles(page, `${SAMPLES}/hiring.csv`, `${SAMPLES}/hiring.plan.json`);
  const ofRows = await downloadedAudit(page);
  await page.getByTestId('to-report').click();
  await page.getByLabel('Table', { exact: true }).fill('hiring');
  await page.getByTestId('copy-query').click();
  await expect(page.getByText('Copied.', { exact: true })).toBeVisible();
  await expectNoViolation(page);
  const sql = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByLabel('Engine').selectOption('PySpark');
  await expect(page.getByTestId('query')).toHaveValue(/spark\.table\("hiring"\)/);

  const duckdb = await DuckDb.open();
  await duckdb.run(`CREATE TABLE hiring AS FROM read_csv('${SAMPLES}/hiring.csv', all_varchar = true)`);
  const counts = await (await duckdb.exported(sql, 'csv')).text();
  duckdb.close();
  await visit(page);
  await dropFiles(page, textFile('counts.csv', counts));
  const ofCounts = await downloadedAudit(page);
  expect(ofCounts.cube.rows).toEqual(ofRows.cube.rows);
  const plan = JSON.parse(readFileSync(`${SAMPLES}/hiring.plan.json`, 'utf8')) as {
    sensitiveFeatures: { column: string }[];
  };
  const feature = plan.sensitiveFeatures[0].column;
  const { groups } = ofRows.assessment.combinations.find(({ features }) => features.join() === feature)!;
  expect(groups.length).toBeGreaterThan(1);
  for (const { key } of groups) {
    const [one, other] = [ofCounts, ofRows].map((audit) => metricOf(audit, feature, key[0], 'selectionRate'));
    expect(one).toEqual(other);
  }
});
