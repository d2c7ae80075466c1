import { expect, test } from './fixtures.ts';
import { downloadedAudit, dropFiles, gradesCsv, textFile } from './main-job.ts';
import { visit } from './settle.ts';

for (const [device, viewport] of Object.entries({
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  test(`every role is chosen in a sentence and comes to the audit, ${device}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await visit(page);
    await dropFiles(page, gradesCsv());
    await expect(page.getByRole('checkbox', { name: 'Count each of its 3 values on its own as well' })).toBeChecked();

    await page.getByLabel('Add a sensitive feature').selectOption('age');
    await page.getByLabel('Bins of age').selectOption({ label: 'in parts of equally many rows:' });
    await page.getByLabel('Number of parts of age').fill('3');

    await page.getByText('More roles').click();
    await page.getByLabel('Numeric outcome: column').selectOption('amount');
    await page.getByLabel('Prediction of the numeric outcome: column').selectOption('estimate');
    await page.getByLabel('Control feature: column').selectOption('department');
    await expect(page.getByText('rows in which it is not known are among them')).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(viewport.width);

    await page.getByTestId('run-audit').click();
    const audit = await downloadedAudit(page);
    expect(audit.plan).toMatchObject({
      classes: ['high', 'low', 'middle'],
      controlFeature: 'department',
      numericTarget: { column: 'amount', prediction: 'estimate' },
    });
    const ages = audit.assessment.combinations.find(({ features }) => features.join() === 'age')!;
    expect(ages.groups.map(({ n }) => n)).toEqual([204, 204, 192]);
    expect(ages.multiclass?.overall.metrics.multiclassAccuracy).toMatchObject({ value: 0.75 });
  });
}

test('a number alone can be the outcome', async ({ page }) => {
  await visit(page);
  const rows = Array.from({ length: 90 }, (_, i) => `${i % 2 ? 'a' : 'b'},${(i * 37) % 91}.5`);
  await dropFiles(page, textFile('amounts.csv', `sex,amount\n${rows.join('\n')}\n`));
  await expect(page.getByTestId('run-audit')).toBeDisabled();
  await page.getByText('More roles').click();
  await page.getByLabel('Numeric outcome: column').selectOption('amount');
  await page.getByTestId('run-audit').click();
  const { assessment } = await downloadedAudit(page);
  expect(assessment.findings).toEqual([]);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
