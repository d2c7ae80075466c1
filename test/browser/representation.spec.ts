import { expect, test } from './fixtures.ts';
import { expectNoViolation } from './axe.ts';
import { dropFiles, textFile } from './main-job.ts';
import { visit } from './settle.ts';

/** 1,000 decisions: 60 of a hundred are men, and what was true is not known of every tenth woman. */
function applicantsCsv(): string {
  const lines = ['sex,qualified,selected'];
  for (let i = 0; i < 1000; i++) {
    const sex = i % 5 < 3 ? 'Male' : 'Female';
    const known = sex === 'Male' || i % 10 !== 4;
    lines.push(`${sex},${known ? (i % 2 ? 'Yes' : 'No') : ''},${(i * 7) % 3 ? 'Yes' : 'No'}`);
  }
  return `${lines.join('\n')}\n`;
}

const plan = {
  evenhandPlan: 1,
  label: { column: 'qualified', positive: { values: ['Yes'] } },
  prediction: { column: 'selected', positive: { values: ['Yes'] } },
  score: null,
  sensitiveFeatures: [{ column: 'sex' }],
  intersectionDepth: 1,
  sampleWeight: null,
  minimumGroupSize: 10,
  tolerances: { difference: 0.1, ratio: 0.8 },
  alpha: 0.05,
  calibrationBins: 10,
};

test('who is in the file against the population, and about whom less is known', async ({ page }) => {
  await visit(page);
  await dropFiles(page, textFile('applicants.csv', applicantsCsv()), textFile('plan.json', JSON.stringify(plan)));
  await page.getByTestId('audit-complete').waitFor();

  const kinds = page.getByTestId('kinds');
  await expect(kinds.getByRole('listitem').locator('h3')).toHaveText([
    'Demographic bias',
    'Algorithmic bias',
    'Historical bias',
    'Representation bias',
  ]);
  await expect(kinds.locator('[data-kind=representation]')).toHaveAttribute('data-standing', 'shown');

  await page.getByRole('link', { name: 'Representation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Who is in the file, and what is missing' })).toBeFocused();

  await page.getByRole('textbox', { name: 'Share of Female in the population, in percent' }).fill('51');
  const women = page.getByRole('row', { name: /^Female/ }).first();
  await expect(women).toContainText('0.78');
  await expect(women).toContainText('not enough data');

  await page.getByRole('textbox', { name: 'Share of Male in the population, in percent' }).fill('60');
  await expect(page.getByTestId('population')).toContainText('they would add up to 111 %');

  await page.getByText('Paste shares from a spreadsheet').click();
  const paste = page.getByRole('textbox', { name: 'Groups of sex and their shares, one a line' });
  await paste.fill('female\tmany\nmale\t30');
  await page.getByRole('button', { name: 'Use these shares' }).click();
  await expect(page.getByTestId('population')).toContainText('Line 1 has no share that can be read');
  await paste.fill('female\t68,5 %\nmale\t31,5 %');
  await page.getByRole('button', { name: 'Use these shares' }).click();
  await expect(women).toContainText('under-representation shown');
  await expect(page.getByTestId('shares-said')).toContainText('The Female group is 40.0 % of the rows compared');
  await page.getByRole('textbox', { name: 'Where the shares come from' }).fill('census 2021');

  const missing = page.getByTestId('missing');
  await expect(missing).toContainText('more often in the Female group than in the Male group');
  await expectNoViolation(page);

  await page.getByRole('button', { name: 'Remove shares' }).click();
  await expect(women).not.toContainText('under-representation');
});
