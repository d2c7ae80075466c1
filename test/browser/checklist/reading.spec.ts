import { expect, test } from '../fixtures.ts';
import { decisionsCsv, dropFiles, textFile } from '../main-job.ts';
import { columns, complete, heading, openSample } from '../places.ts';
import { visit } from '../settle.ts';

test('every column has a role with its reason, and every guess can be changed', async ({ page }) => {
  await visit(page);
  await dropFiles(page, decisionsCsv());
  await expect(columns(page)).toBeFocused();
  const reasons: readonly [string, string, string][] = [
    ['person', 'identifier', 'Left out: nearly every row has a value of its own.'],
    ['sex', 'sensitive feature', 'Suggested by its name and its few values.'],
    ['qualified', 'label', 'Suggested by its name and its two values.'],
    ['selected', 'prediction', 'Suggested by its name and its two values.'],
  ];
  for (const [column, role, why] of reasons) {
    const row = page.getByRole('row', { name: new RegExp(`^${column}`) });
    await row.getByRole('button', { name: role }).click();
    await expect(page.getByRole('dialog', { name: `Role of ${column}` })).toHaveText(why);
    await page.keyboard.press('Escape');
  }
  await expect(page.getByRole('row', { name: /^sex/ })).toContainText('two different values');

  await page.getByLabel('What was true: column').selectOption('city');
  await page.getByLabel('What was decided: column').selectOption('qualified');
  await page.getByRole('button', { name: 'Remove sex' }).click();
  await page.getByLabel('Add a sensitive feature').selectOption('selected');
  await page.getByLabel('Type of person').selectOption({ label: 'Text' });
  await expect(page.getByRole('row', { name: /^person/ })).toContainText('as you said');
  await expect(page.getByLabel('What was true: column')).toHaveValue('city');
  await expect(page.getByLabel('What was decided: column')).toHaveValue('qualified');
  await expect(page.getByText('selected, 2 groups, compared with')).toBeVisible();
  const role = page.getByRole('row', { name: /^selected/ }).getByRole('button', { name: 'sensitive feature' });
  await role.click();
  await expect(page.getByRole('dialog', { name: 'Role of selected' })).toContainText('chosen in the plan');
});

test('types, missing values and, when asked for, the first rows are seen before the audit', async ({ page }) => {
  const rows = Array.from(
    { length: 100 },
    (_, i) => `Person-${i},${i % 2 ? 'F' : 'M'},${i % 10 ? (i % 3 ? 1 : 0) : ''},${(i * 37) % 60}`,
  );
  await visit(page);
  await dropFiles(page, textFile('few.csv', `person,sex,selected,points\n${rows.join('\n')}\n`));
  await expect(columns(page)).toBeFocused();
  await expect(page.getByLabel('Type of points')).toHaveValue('number');
  await expect(page.getByLabel('Type of sex')).toHaveValue('category');
  await expect(page.getByRole('button', { name: 'Missing in selected: 10 (empty)' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^points/ })).toContainText('0 to 59');

  const inPage = () => page.evaluate(() => document.documentElement.outerHTML.includes('Person-7'));
  expect(await inPage()).toBe(false);
  await page.getByTestId('show-rows').click();
  const first = page.getByTestId('first-rows').getByRole('row');
  await expect(first).toHaveCount(11);
  await expect(first.nth(2)).toHaveText(/2\s*Person-1\s*F\s*1\s*37/);
  expect(await inPage()).toBe(true);
  await page.keyboard.press('Control+Enter');
  await expect(complete(page)).toBeVisible();
  expect(await inPage()).toBe(false);
  await page.goBack();
  await expect(page.getByTestId('show-rows')).toHaveText('Show the first ten rows');
});

test('what is positive and who is compared stand in words, the largest group by default, and a change shows at once', async ({
  page,
}) => {
  await visit(page);
  await dropFiles(page, decisionsCsv(1201));
  await expect(page.getByLabel('Reference group of sex').locator('option:checked')).toHaveText(
    'the largest group, Female',
  );
  const example = page.getByText(/^Optional\. |Sentences will read/).first();
  await expect(example).toContainText('have selected Yes');
  await page.getByRole('button', { name: 'What was decided: what is positive: Yes' }).click();
  await page.getByRole('checkbox', { name: 'No' }).check();
  await page.getByRole('checkbox', { name: 'Yes' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'What was decided: what is positive: No' })).toBeVisible();
  await expect(example).toContainText('have selected No');

  await page.getByTestId('run-audit').click();
  await expect(page.getByTestId('what-was-audited')).toContainText('Decision: selected, positive is No.');
  await expect(complete(page)).toContainText('the largest was taken: Female');
  const finding = page.getByTestId('finding').filter({ hasText: 'Demographic parity' }).first();
  await expect(finding).toContainText(
    /69\.\d\s% of the Female group \(420 of 601\) have selected No against 40\.\d\s% of the Male group \(240 of 600\)/,
  );
  await finding.locator('summary').first().click();
  const row = (group: string) => finding.getByRole('row', { name: new RegExp(`^${group}`) }).first();
  await expect(row('Female')).toContainText('reference');
  await page.getByLabel('Reference group of sex').selectOption('Male');
  await expect(row('Male')).toContainText('reference');
  await expect(row('Female')).toContainText('1.75');
  await expect(complete(page)).not.toContainText('the largest was taken');
});

test('small groups and undefined numbers are shown as what they are, with interval and reason', async ({ page }) => {
  const group = (i: number) => (i < 7 ? 'tiny' : i % 2 ? 'odd' : 'even');
  const rows = Array.from(
    { length: 607 },
    (_, i) => `${group(i)},${group(i) === 'odd' || i % 4 ? 1 : 0},${i % 3 ? 1 : 0}`,
  );
  await visit(page);
  await dropFiles(page, textFile('small.csv', `group,label,predicted\n${rows.join('\n')}\n`));
  await page.getByTestId('run-audit').click();
  await expect(complete(page)).toBeVisible();
  const section = page.getByRole('region', { name: 'Every number' });
  await section.getByText('By group').click();
  await section.getByLabel('Numbers by group').selectOption({ label: 'accuracy and errors' });
  await expect(section.getByRole('row', { name: /^odd / })).toContainText('undefined1, note 1');
  await expect(section.getByRole('listitem')).toHaveText('1 Undefined: no negative labels.');
  const tiny = section.getByRole('row', { name: /^tiny/ });
  await expect(tiny).toContainText('7');
  await tiny.locator('[data-stop]').filter({ hasText: '%' }).first().hover();
  await expect(page.getByRole('tooltip')).toContainText(/of \d rows.*interval/);
  await expect(section).not.toContainText(/NaN|Infinity/);
  const finding = page.getByTestId('finding').first();
  await finding.locator('summary').first().click();
  await expect(finding).toContainText(/tiny, 7 rows: .*minimum/);
});

test('a sentence leads every picture, and what a word means is one click away', async ({ page }) => {
  await visit(page);
  await openSample(page, 'credit');
  await expect(complete(page)).toBeVisible();
  const finding = page.getByTestId('finding').first();
  await finding.locator('summary').first().click();
  await finding.locator('summary', { hasText: 'More pictures' }).first().click();
  const figures = page.locator('figure');
  await expect(figures.nth(4)).toBeVisible();
  for (const figure of await figures.all()) {
    const sentence = (await figure.locator('figcaption').innerText()).trim();
    expect(sentence.split(/\s+/).length, sentence).toBeGreaterThan(4);
    await expect(figure.locator('svg').first()).toHaveAttribute('aria-label', sentence);
    expect(await figure.evaluate((element) => element.firstElementChild?.tagName)).toBe('FIGCAPTION');
  }
  await finding.getByRole('button', { name: 'p, corrected' }).first().click();
  await expect(page.getByRole('dialog', { name: /^Definition of / })).toContainText(/\p{L}+ \p{L}+ \p{L}+/u);
  await page.keyboard.press('Escape');
  await page.getByTestId('open-definitions').click();
  const drawer = page.getByRole('dialog', { name: 'Definitions' });
  await expect(drawer.getByRole('searchbox')).toBeFocused();
  await drawer.getByRole('searchbox').fill('theil');
  await expect(drawer).toContainText('Theil');
  await expect(drawer).not.toContainText('Brier score');
  await page.keyboard.press('Escape');
  await expect(drawer.getByRole('searchbox')).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
});

test.describe('before anything is stored by a service worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('results stay where they appear, and a picture fills the room that was kept for it', async ({ page }) => {
    await page.addInitScript(() => {
      const moved = ((window as unknown as { moved: [number, number][] }).moved = []) as [number, number][];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          moved.push([entry.startTime, (entry as unknown as { value: number }).value]);
        }
      }).observe({ type: 'layout-shift', buffered: true });
      new MutationObserver(() => {
        if (document.querySelector('[data-testid=audit-complete]')) performance.mark('results');
      }).observe(document, { childList: true, subtree: true });
    });
    let draw = () => {};
    const wanted = new Promise<void>((resolve) => (draw = resolve));
    await page.route('**/draw-figure-*.js', async (route) => {
      await wanted;
      await route.continue();
    });
    await page.goto('');
    await openSample(page, 'hiring');
    await expect(heading(page)).toBeFocused();
    const shift = await page.evaluate(async () => {
      await document.fonts.ready;
      for (let i = 0; i < 2; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
      const results = performance.getEntriesByName('results')[0].startTime;
      const { moved } = window as unknown as { moved: [number, number][] };
      return moved.filter(([at]) => at >= results).reduce((sum, [, value]) => sum + value, 0);
    });
    expect(shift).toBeLessThanOrEqual(0.1);

    const finding = page.getByTestId('finding').first();
    await finding.locator('summary').first().click();
    const canvas = finding.locator('figure .canvas').first();
    const after = finding.getByRole('table').first();
    const room = async () => [(await canvas.boundingBox())?.height, (await after.boundingBox())?.y];
    const kept = await room();
    draw();
    await canvas.locator('svg').waitFor();
    expect(await room()).toEqual(kept);
  });
});
