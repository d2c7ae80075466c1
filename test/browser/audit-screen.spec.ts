import type { Page } from '@playwright/test';
import { expectNoViolation } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { decisionsCsv, dropFiles, gradesCsv, textFile } from './main-job.ts';
import { visit } from './settle.ts';

const yes = (column: string) => ({ column, positive: { values: ['1'] } });
const planOf = (features: readonly string[], more: object = {}) =>
  textFile(
    'people.plan.json',
    JSON.stringify({
      evenhandPlan: 1,
      label: yes('label'),
      prediction: yes('selected'),
      score: null,
      sensitiveFeatures: features.map((column) => ({ column })),
      intersectionDepth: 2,
      sampleWeight: null,
      minimumGroupSize: 10,
      tolerances: { difference: 0.1, ratio: 0.8 },
      alpha: 0.05,
      calibrationBins: 10,
      ...more,
    }),
  );

/** People of two features; those who are F and in B are selected least of all. */
function peopleCsv(rows = 1600) {
  const lines = ['sex,place,label,selected'];
  for (let i = 0; i < rows; i++) {
    const [sex, place] = [i % 2 ? 'F' : 'M', ['A', 'B'][(i >> 1) % 2]];
    const rate = sex === 'F' && place === 'B' ? 20 : sex === 'F' ? 55 : 60;
    lines.push(`${sex},${place},${i % 3 ? 1 : 0},${(i * 7919) % 100 < rate ? 1 : 0}`);
  }
  return textFile('people.csv', lines.join('\n'));
}

/** 200 places of 40 people each. */
function placesCsv() {
  const lines = ['place,label,selected'];
  for (let i = 0; i < 8000; i++) {
    lines.push(`Place ${String(i % 200).padStart(3, '0')},${i % 3 ? 1 : 0},${(i * 7919) % 100 < 50 ? 1 : 0}`);
  }
  return textFile('places.csv', lines.join('\n'));
}

async function audited(page: Page, ...files: Parameters<typeof dropFiles>[1][]): Promise<void> {
  await visit(page);
  await dropFiles(page, ...files);
  await page.getByTestId('audit-complete').waitFor();
}

test('a number says by keyboard what it is, and leads to its definition and back', async ({ page }) => {
  await audited(page, peopleCsv(), planOf(['sex']));
  const finding = page.getByTestId('finding').first();
  await expectNoViolation(page);
  await finding.locator('summary').first().click();
  const table = finding.getByRole('group', { name: /^The selection rate of each group/ });
  await table.focus();
  await expect(table).toHaveAccessibleDescription(/^Arrow keys move between the numbers/);
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  const number = page.locator(':focus');
  const explanation = page.getByRole('tooltip');
  await expect(number).toHaveText(/%$/);
  await expect(explanation).toContainText(/^Selection rate: F/);
  await expect(explanation).toContainText(/of 800 rows.*Wilson score interval.*\(TP \+ FP\) \/ n/);
  await expect(number).toHaveAccessibleDescription(/Wilson score interval/);
  await expectNoViolation(page);
  await page.keyboard.press('Escape');
  await expect(explanation).toBeHidden();
  await page.keyboard.press('ArrowDown');
  await expect(explanation).toContainText(/^Selection rate: M/);
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Definitions' });
  await expect(drawer.locator('summary:focus')).toHaveText(/^Selection rate/);
  await expect(drawer.locator('details[open]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(number).toHaveText(/%$/);
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-stop]:focus')).toHaveCount(0);
});

test('a number says under the pointer what it is, and a term leads to all about it', async ({ page }) => {
  await audited(page, peopleCsv(), planOf(['sex']));
  const finding = page.getByTestId('finding').first();
  await finding.locator('summary').first().click();
  await finding.locator('td [data-stop]').first().hover();
  await expect(page.getByRole('tooltip')).toContainText('800 rows');
  await page.mouse.move(2, 2);
  await expect(page.getByRole('tooltip')).toBeHidden();
  const term = finding.getByRole('button', { name: 'p, corrected' });
  await term.click();
  await page.getByRole('button', { name: 'All about it' }).click();
  const drawer = page.getByRole('dialog', { name: 'Definitions' });
  await expect(drawer.locator('details[open] summary')).toHaveText(/^P value of a criterion/);
  await expectNoViolation(page);
  await drawer.getByRole('button', { name: 'Close' }).click();
  await expect(term).toBeFocused();
});

test('long lists of findings are folded, and a verdict leads to its findings', async ({ page }) => {
  const rows = Array.from({ length: 900 }, (_, i) => {
    const features = [2, 3, 5, 7].map((n) => `v${i % n}`);
    return [...features, i % 4 ? 1 : 0, (i * 7919) % 100 < 20 + 40 * (i % 2) + 10 * (i % 3) ? 1 : 0].join(',');
  });
  const file = textFile('four.csv', ['a,b,c,d,label,selected', ...rows].join('\n'));
  await audited(page, file, planOf(['a', 'b', 'c', 'd']));
  const section = page.getByRole('region', { name: /^Disparity shown/ });
  await page.getByRole('button', { name: /disparities shown$/ }).click();
  await expect(section.getByRole('heading')).toBeFocused();
  await expect(section.getByTestId('finding')).toHaveCount(5);
  await section.getByTestId('show-all').click();
  await expect(section.getByTestId('finding').nth(5).locator('summary')).toBeFocused();
  await expect(section.getByTestId('show-all')).toHaveCount(0);
});

test('where features meet: what is worst, how sure, and each group beside its features alone', async ({ page }) => {
  await audited(page, peopleCsv(), planOf(['sex', 'place']));
  await page.getByRole('navigation').getByRole('link', { name: 'Subgroups' }).click();
  await expect(page.getByTestId('worst-subgroup')).toContainText(/^Of 4 groups by sex and place, the F × B group lies/);
  await expect(page.getByTestId('worst-subgroup')).toContainText(/farther than sex F or place B alone says, by more/);
  const row = page.getByRole('row', { name: /^F × B/ });
  await expect(row).toContainText('yes');
  await expect(row).toContainText('disparity shown');
  await page.locator('figure svg').first().waitFor();
  await expectNoViolation(page);
  await page.getByLabel('Which rate').selectOption({ label: 'false positive rate' });
  await expect(
    page.getByRole('group', { name: /^The false positive rate of each group by sex and place/ }),
  ).toBeVisible();
});

test('an audit of one feature says what to do for subgroups', async ({ page }) => {
  await audited(page, peopleCsv(), planOf(['sex']));
  await page.getByRole('navigation').getByRole('link', { name: 'Subgroups' }).click();
  await expect(page.getByText('This audit compares the groups of one feature, sex.')).toBeVisible();
  await page.getByRole('button', { name: 'Go to Columns' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Which column is what?' })).toBeFocused();
});

test('200 groups: a table keeps few rows in the page, finds any of them, and is left on paper whole', async ({
  page,
}) => {
  await audited(page, placesCsv(), planOf(['place']));
  const section = page.getByRole('region', { name: 'Every number' });
  await section.getByText('By place').click();
  const rows = section.locator('tbody tr[data-row]');
  const table = section.getByRole('table').first();
  await expect(table).toHaveAttribute('aria-rowcount', '202');
  expect(await rows.count()).toBeLessThan(45);
  await section.getByRole('group', { name: /^Rates of labels/ }).evaluate((region) => (region.scrollTop = 1e6));
  await expect(section.locator('tr[aria-rowindex="202"]')).toContainText('All groups');
  expect(await rows.count()).toBeLessThan(45);
  await section.getByRole('searchbox').fill('place 117');
  await expect(rows).toHaveCount(1);
  await expect(section.getByText('1 of 201 rows')).toBeVisible();
  await expectNoViolation(page);
  await section.getByRole('searchbox').fill('');
  await page.emulateMedia({ media: 'print' });
  await expect(rows).toHaveCount(201);
  await page.emulateMedia({ media: 'screen' });
  await expect(table).toHaveAttribute('aria-rowcount', '202');
});

test('what speaks for a kind of bias leads to its finding, and Back to where one was', async ({ page }) => {
  await audited(page, peopleCsv(), planOf(['sex', 'place']));
  const kind = page.locator('[data-kind=demographic]');
  await kind.locator('summary').click();
  const link = kind.getByRole('button', { name: 'Go to the finding' }).first();
  await link.scrollIntoViewIfNeeded();
  const [address, scrolled] = await page.evaluate(() => [location.href, scrollY]);
  await link.click();
  const finding = page.locator('[data-testid=finding]:has(> details[open])');
  await expect(finding).toHaveCount(1);
  await expect(finding.locator('summary').first()).toBeFocused();
  await expect(finding.locator('figure svg').first()).toBeInViewport();
  await page.goBack();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(scrolled);
  expect(page.url()).toBe(address);
  await expect(page.getByTestId('audit-complete')).toBeVisible();
});

test('findings never opened have their pictures on paper', async ({ page }) => {
  await audited(page, peopleCsv(), planOf(['sex', 'place']));
  const drawing = () =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/assets/draw-figure'));
  await page.waitForFunction(drawing);
  // The browser lays the paper out as soon as the event has been handled.
  const drawn = () =>
    page.evaluate(() => {
      window.dispatchEvent(new Event('beforeprint'));
      const figures = [...document.querySelectorAll('[data-testid=finding] figure')];
      const missing = figures.filter((figure) => !figure.querySelector('svg')).length;
      window.dispatchEvent(new Event('afterprint'));
      return figures.length > 3 && missing === 0;
    });
  await expect.poll(drawn).toBe(true);
});

test('print opens every finding with its evidence, and leaves controls out', async ({ page }) => {
  await audited(
    page,
    decisionsCsv(),
    planOf(['sex'], { label: null, prediction: { column: 'selected', positive: { values: ['Yes'] } } }),
  );
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('finding').first().locator('table').first()).toBeVisible();
  await expect(page.locator('aside').first()).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(page.getByTestId('finding').first().locator('details').first()).not.toHaveAttribute('open');
});

test('an audit without a verdict shows what it has', async ({ page }) => {
  await audited(
    page,
    gradesCsv(),
    planOf(['sex'], { label: null, prediction: null, numericTarget: { column: 'amount', prediction: 'estimate' } }),
  );
  await expect(page.getByTestId('finding')).toHaveCount(0);
  await expect(page.getByTestId('audit-complete').getByText('A number as outcome has no verdict')).toBeVisible();
  await expectNoViolation(page);
});
