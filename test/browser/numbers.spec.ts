import { expectNoViolation } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { dropFiles, gradesCsv, textFile } from './main-job.ts';
import { visit } from './settle.ts';

const outcome = (column: string) => ({ column, positive: { values: ['high'] } });
const GRADES_PLAN = {
  evenhandPlan: 1,
  label: outcome('outcome'),
  prediction: outcome('predicted'),
  score: null,
  numericTarget: { column: 'amount', prediction: 'estimate' },
  classes: [],
  controlFeature: 'department',
  sensitiveFeatures: [{ column: 'sex' }],
  intersectionDepth: 1,
  sampleWeight: null,
  minimumGroupSize: 10,
  tolerances: { difference: 0.1, ratio: 0.8 },
  alpha: 0.05,
  calibrationBins: 10,
};
const plan = textFile('grades.plan.json', JSON.stringify(GRADES_PLAN));

const VIEWS = [
  'rates of labels and decisions',
  'accuracy and errors',
  'predictive values',
  'combined metrics',
  'the numeric outcome',
  'disparities',
  'each group compared',
  'tests of equality',
  'each group against others',
  'indices of inequality',
  'within department',
  'every value of the label',
  'the same by other tools’ definitions',
];

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`every number can be shown, ${viewport.width} pixels wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await visit(page);
    await dropFiles(page, gradesCsv(), plan);
    await page.getByTestId('audit-complete').waitFor();
    const section = page.getByRole('region', { name: 'Every number' });
    await section.getByText('By sex').click();
    const choice = section.getByLabel('Numbers by sex');
    await expect(choice.locator('option')).toHaveText(VIEWS);
    for (const label of VIEWS) {
      await choice.selectOption({ label });
      await expect(section.locator('tbody tr').first()).toBeVisible();
      await expect(section).not.toContainText(/NaN|Infinity|\[object/);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, label).toBeLessThanOrEqual(viewport.width);
      await expectNoViolation(page);
    }
  });
}

test('the same numbers are read by another tool’s definitions, with the reason for each difference', async ({
  page,
}) => {
  await visit(page);
  await dropFiles(page, gradesCsv(), plan);
  await page.getByTestId('audit-complete').waitFor();
  const section = page.getByRole('region', { name: 'Every number' });
  await section.getByText('By sex').click();
  await section.getByLabel('Numbers by sex').selectOption('peers');
  await section.getByLabel('Whose definitions').selectOption({ label: 'SageMaker Clarify' });
  await expect(section.getByRole('row', { name: /^DPL/ }).first()).toBeVisible();
});
