import { join } from 'node:path';
import { HAS_REFERENCE, REFERENCE } from '../support/reference.ts';
import { expect, test } from './fixtures.ts';
import { decisionsCsv, downloadedAudit, dropFiles, metricOf, recordRequests, textFile } from './main-job.ts';
import { visit } from './settle.ts';

test.describe('the main job', { tag: '@both-hosts' }, () => {
  test('drops a file, confirms the columns and reads an audit, with no request once loaded', async ({ page, site }) => {
    await visit(page);
    const requests = recordRequests(page);
    const before = site.requests.length;
    await dropFiles(page, decisionsCsv());
    await page.getByTestId('run-audit').click();
    const audit = await downloadedAudit(page);
    expect(audit.private).toBe(true);
    expect(audit.cube.rows.tallied).toBe(1200);
    expect(metricOf(audit, 'sex', 'Female', 'selectionRate')).toMatchObject({ kind: 'defined', value: 0.3, n: 600 });
    expect(metricOf(audit, 'sex', 'Male', 'selectionRate')).toMatchObject({ kind: 'defined', value: 0.6, n: 600 });
    await expect(page.getByTestId('finding').first()).toContainText('disparity shown');
    expect(
      requests.filter((request) => !request.url().startsWith(site.origin) && !request.url().startsWith('blob:')),
    ).toEqual([]);
    // The browser itself looks now and then whether the service worker has changed.
    expect(site.requests.slice(before).filter((request) => !request.endsWith('/sw.js'))).toEqual([]);
  });

  test('works with the server stopped, from the sample to the findings', async ({ page, site }) => {
    await visit(page);
    await site.close();
    await page.reload();
    await page.getByTestId('open-sample').first().click();
    await expect(page.getByTestId('audit-complete')).toBeVisible();
    await expect(page.getByTestId('finding').first()).toContainText('disparity shown');
  });
});

test('a plan dropped with its file runs the audit with no click', async ({ page }) => {
  await visit(page);
  const plan = {
    evenhandPlan: 1,
    label: { column: 'qualified', positive: { values: ['Yes'] } },
    prediction: { column: 'selected', positive: { values: ['Yes'] } },
    score: null,
    sensitiveFeatures: [{ column: 'sex', reference: 'Male' }],
    intersectionDepth: 1,
    sampleWeight: null,
    minimumGroupSize: 10,
    tolerances: { difference: 0.1, ratio: 0.8 },
    alpha: 0.05,
    calibrationBins: 10,
  };
  await dropFiles(page, decisionsCsv(), textFile('audit.plan.json', JSON.stringify(plan)));
  const audit = await downloadedAudit(page);
  expect(metricOf(audit, 'sex', 'Male', 'selectionRate')).toMatchObject({ value: 0.6 });
});

test('HTML in a group name is shown as text and never run', async ({ page }) => {
  await visit(page);
  const html = '<img src=x onerror=document.title=1>';
  const rows = Array.from({ length: 200 }, (_, i) => `${i % 2 ? html : 'plain'},${i % 3 ? 1 : 0},${i % 5 ? 1 : 0}`);
  await dropFiles(page, textFile('html.csv', `group,label,prediction\n${rows.join('\n')}\n`));
  await page.getByTestId('run-audit').click();
  await page.getByTestId('audit-complete').waitFor();
  await expect(page.getByTestId('finding').first()).toContainText(html);
  expect(await page.locator('img[src=x]').count()).toBe(0);
});

test.describe('on real files', () => {
  test.skip(!HAS_REFERENCE, 'the reference folder is not there');
  const real = (name: string): string => join(REFERENCE, 'data/tabular', name);

  test('COMPAS gives the published rates with the suggested roles alone', async ({ page }) => {
    await visit(page);
    await dropFiles(page, real('compas-scores-two-years.csv'));
    await page.getByTestId('run-audit').click();
    const audit = await downloadedAudit(page);
    const rate = (group: string, metric: string): number => {
      const value = metricOf(audit, 'race', group, metric);
      return value.kind === 'defined' ? value.value : NaN;
    };
    expect(rate('African-American', 'falsePositiveRate')).toBeCloseTo(805 / 1795, 12);
    expect(rate('African-American', 'falseNegativeRate')).toBeCloseTo(532 / 1901, 12);
    expect(rate('Caucasian', 'falsePositiveRate')).toBeCloseTo(349 / 1488, 12);
    expect(rate('Caucasian', 'falseNegativeRate')).toBeCloseTo(461 / 966, 12);
  });

  for (const name of [
    'adult.csv',
    'adult_scored.csv',
    'german_credit.csv',
    'german_scored.csv',
    'law_scored.csv',
    'bank_scored.csv',
    'student_por.csv',
    'edge_cases.csv',
    'ricci_promoted.csv',
  ]) {
    test(`${name} is audited with the suggested roles`, async ({ page }) => {
      await visit(page);
      await dropFiles(page, real(name));
      await page.getByTestId('run-audit').click();
      await expect(page.getByTestId('audit-complete')).toBeVisible();
      await expect(page.getByTestId('finding').first()).toBeVisible();
    });
  }
});
