import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { decisionsCsv, downloadedAudit, dropFiles, metricOf, textFile } from './main-job.ts';
import { visit } from './settle.ts';

async function auditDecisions(page: Page): Promise<void> {
  await visit(page);
  await dropFiles(page, decisionsCsv());
  await page.getByTestId('run-audit').click();
  await page.getByTestId('audit-complete').waitFor();
}

for (const [device, viewport] of Object.entries({
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
})) {
  test(`groups are merged under a finished audit, within the window, ${device}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await visit(page);
    const rows = Array.from({ length: 900 }, (_, i) => `${['A', 'B', 'C'][i % 3]},${i % 2 ? 1 : 0}`);
    await dropFiles(page, textFile('groups.csv', `group,selected\n${rows.join('\n')}\n`));
    await page.getByTestId('run-audit').click();
    await page.getByTestId('audit-complete').waitFor();
    if (device === 'phone') await page.getByRole('heading', { name: 'Change and see' }).click();
    await page.getByRole('button', { name: 'Merge groups' }).click();
    await page.getByRole('checkbox', { name: 'B' }).check();
    await page.getByRole('checkbox', { name: 'C' }).check();
    const merge = page.getByRole('button', { name: 'Merge', exact: true });
    // The panel takes its place in the frame after it has grown.
    await expect
      .poll(async () => {
        const box = await merge.boundingBox();
        return box ? box.x + box.width : Infinity;
      })
      .toBeLessThanOrEqual(viewport.width);
    await merge.click();
    await page.keyboard.press('Escape');
    await expect(async () => {
      const audit = await downloadedAudit(page);
      expect(audit.assessment.combinations[0].groups.map(({ key, n }) => [key[0], n])).toEqual([
        ['B or C', 600],
        ['A', 300],
      ]);
    }).toPass({ timeout: 20_000 });
  });
}

test('a change on Columns does not slip into the audit: it is said, and the audit stays what it was', async ({
  page,
}) => {
  await auditDecisions(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Remove' }).first().click();
  await page.goBack();
  await expect(page.getByText('The columns were changed since')).toBeVisible();
  await page.getByLabel('Largest tolerated difference').fill('0.45');
  await expect(async () => {
    const audit = await downloadedAudit(page);
    expect(audit.plan).toMatchObject({ tolerances: { difference: 0.45 }, sensitiveFeatures: [{ column: 'sex' }] });
  }).toPass({ timeout: 20_000 });
});

test('another file is opened over a finished audit by the same input', async ({ page }) => {
  await auditDecisions(page);
  const rows = Array.from({ length: 80 }, (_, i) => `${i % 2 ? 'x' : 'y'},${i % 3 ? 1 : 0}`);
  await dropFiles(page, textFile('second.csv', `group,selected\n${rows.join('\n')}\n`));
  await expect(page.getByRole('heading', { level: 1, name: 'Which column is what?' })).toBeVisible();
  await page.getByTestId('run-audit').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('second.csv');
});

test('a spelling named as missing counts as missing in the label', async ({ page }) => {
  await visit(page);
  const rows = Array.from(
    { length: 300 },
    (_, i) => `${i % 2 ? 'F' : 'M'},${i % 3 === 0 ? 'unknown' : i % 3 === 1 ? 'Yes' : 'No'},${i % 4 ? 1 : 0}`,
  );
  await dropFiles(page, textFile('unknown.csv', `sex,qualified,selected\n${rows.join('\n')}\n`));
  await page.getByRole('button', { name: /^Missing in qualified/ }).click();
  await page.getByLabel('Another spelling of missing').fill('unknown');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Missing in qualified: 100 (“unknown”)' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByTestId('run-audit').click();
  const audit = await downloadedAudit(page);
  expect(audit.assessment.combinations[0].overall.n).toBe(200);
  expect(metricOf(audit, 'sex', 'F', 'baseRate')).toMatchObject({ kind: 'defined', value: 0.5 });
});

test('the plan downloaded from an audit gives the same audit again', async ({ page }) => {
  await auditDecisions(page);
  const first = await downloadedAudit(page);
  const waiting = page.waitForEvent('download');
  await page.getByTestId('to-report').click();
  await page.getByTestId('file-plan').click();
  const path = await (await waiting).path();
  const { readFileSync } = await import('node:fs');
  await visit(page);
  await dropFiles(page, decisionsCsv(), textFile('saved.txt', readFileSync(path, 'utf8')));
  const again = await downloadedAudit(page);
  expect(again).toEqual(first);
});

test('the threshold moves the numbers at once', async ({ page }) => {
  await visit(page);
  const rows = Array.from({ length: 400 }, (_, i) => `${i % 2 ? 'F' : 'M'},${i % 3 ? 1 : 0},${i / 400}`);
  await dropFiles(page, textFile('scores.csv', `sex,label,score\n${rows.join('\n')}\n`));
  await page.getByTestId('run-audit').click();
  expect(metricOf(await downloadedAudit(page), 'sex', 'F', 'selectionRate')).toMatchObject({ value: 0.5 });
  await page.getByLabel('Threshold of score', { exact: true }).fill('0.75');
  await expect(async () => {
    expect(metricOf(await downloadedAudit(page), 'sex', 'F', 'selectionRate')).toMatchObject({ value: 0.25 });
  }).toPass({ timeout: 20_000 });
});

test('numbers are taken as they are written, and a field that says nothing blocks the audit', async ({ page }) => {
  await visit(page);
  const comma = (value: number): string => value.toFixed(3).replace('.', ',');
  const rows = Array.from({ length: 400 }, (_, i) => `${i % 2 ? 'F' : 'M'};${i % 3 ? 1 : 0};${comma(i / 400)}`);
  await dropFiles(page, textFile('komma.csv', `sex;label;score\n${rows.join('\n')}\n`));
  const threshold = page.getByLabel('Score: threshold');
  await threshold.fill('0,75');
  await threshold.blur();
  const tolerance = page.getByLabel('Largest tolerated difference');
  await tolerance.fill('10');
  await tolerance.blur();
  await expect(page.getByText('10 points are 0.1')).toBeVisible();
  await expect(page.getByTestId('run-audit')).toBeDisabled();
  await tolerance.fill('0,1');
  await tolerance.blur();
  await page.getByTestId('run-audit').click();
  const audit = await downloadedAudit(page);
  expect(audit.plan).toMatchObject({ score: { threshold: 0.75 }, tolerances: { difference: 0.1 } });
  expect(metricOf(audit, 'sex', 'F', 'selectionRate')).toMatchObject({ value: 0.25 });
});
