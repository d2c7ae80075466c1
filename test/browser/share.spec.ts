import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expectNoViolation } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { dropFiles, textFile, type MadeFile } from './main-job.ts';
import { visit } from './settle.ts';

/** Decisions by sex and origin, one origin of eleven rows, one with a name that a spreadsheet would carry out. */
function applicantsCsv(): MadeFile {
  const lines = ['sex,origin,selected'];
  const sizes: readonly [string, number][] = [
    ['north', 420],
    ['=south', 300],
    ['east', 180],
    ['west', 11],
  ];
  for (const [origin, size] of sizes) {
    for (let i = 0; i < size; i++) {
      const sex = i % 2 ? 'Male' : 'Female';
      lines.push(`${sex},${origin},${(i * 37) % 100 < (sex === 'Male' ? 60 : 30) ? 'Yes' : 'No'}`);
    }
  }
  return textFile('applicants.csv', `${lines.join('\n')}\n`);
}

const PLAN = textFile(
  'applicants.plan.json',
  JSON.stringify({
    evenhandPlan: 1,
    title: 'Spring round',
    label: null,
    prediction: { column: 'selected', positive: { values: ['Yes'] } },
    score: null,
    sensitiveFeatures: [{ column: 'sex' }, { column: 'origin' }],
    intersectionDepth: 2,
    sampleWeight: null,
    minimumGroupSize: 10,
    tolerances: { difference: 0.1, ratio: 0.8 },
    alpha: 0.05,
    calibrationBins: 10,
  }),
);

async function toReport(page: Page): Promise<void> {
  await visit(page);
  await dropFiles(page, applicantsCsv(), PLAN);
  await page.getByTestId('audit-complete').waitFor();
  await page.getByTestId('to-report').click();
  await page.getByTestId('link-holds').waitFor();
}

async function linkOf(page: Page): Promise<string> {
  const address = await page.getByTestId('link-address').inputValue();
  return address.slice(address.indexOf('#'));
}

async function saved(page: Page, button: string): Promise<{ name: string; path: string; text: string }> {
  const waiting = page.waitForEvent('download');
  await page.getByTestId(button).click();
  const download = await waiting;
  const path = await download.path();
  return { name: download.suggestedFilename(), path, text: readFileSync(path, 'utf8') };
}

test('a link says what it holds, and a stranger reads the report with small groups withheld', async ({
  page,
  browser,
  site,
}) => {
  await toReport(page);
  await expect(page.getByTestId('withheld-preview')).toContainText('west: a count lies between 1 and 9');
  await expect(page.getByTestId('link-holds')).toContainText('applicants.csv');
  await expectNoViolation(page);
  await page.getByLabel('The name of the file').uncheck();
  await expect(page.getByTestId('link-holds')).not.toContainText('applicants.csv');
  const link = await linkOf(page);

  const context = await browser.newContext();
  const reader = await context.newPage();
  await reader.goto(site.url + link);
  await expect(reader.getByTestId('audit-complete')).toBeVisible();
  await expect(reader.getByTestId('shared-note')).toContainText('Counts below 10 were withheld');
  await expect(reader.getByTestId('audit-complete')).toContainText('withheld');
  const reference = reader.getByLabel('Reference group of origin');
  await expect(reference).toHaveValue('north');
  await reference.selectOption('east');
  await expect(reader.getByTestId('audit-complete')).toContainText('Nobody chose a reference group for sex;');
  await expect(reference).toHaveValue('east');
  await reader.getByTestId('shared-note').getByText('What the link holds').click();
  await expect(reader.getByTestId('shared-note').getByTestId('link-holds')).toContainText('Spring round');
  expect(
    await reader.evaluate(
      async () => (await indexedDB.databases()).length + localStorage.length + sessionStorage.length,
    ),
  ).toBe(0);
  expect(site.requests.filter((request) => request.includes('s=1.'))).toEqual([]);

  await reader.getByTestId('to-report').click();
  await expect(reader.getByTestId('report-screen')).toBeVisible();
  await reader.goBack();
  await expect(reader.getByTestId('audit-complete')).toBeVisible();
  await reader.reload();
  await expect(reader.getByTestId('audit-complete')).toBeVisible();
  await context.close();
});

test('a link with the plan alone asks for its file, and a hostile one is refused with words', async ({
  page,
  browser,
  site,
}) => {
  await toReport(page);
  await page.getByTestId('choose-plan').check();
  await expect(page.getByTestId('link-holds')).not.toContainText('Counts');
  await page.getByLabel('The file’s SHA-256').check();
  await expect(page.getByTestId('link-holds')).toContainText('SHA-256 of the file');
  const link = await linkOf(page);

  await page.evaluate((hash) => (location.hash = hash), '#s=1.bm90IGEgbGluaw');
  await expect(page.getByTestId('error-panel')).toHaveAttribute('data-error-code', 'share/damaged');
  await expect(page.getByTestId('error-panel')).toContainText('This page is as it was.');
  await expect(page.getByTestId('report-screen')).toBeVisible();

  const context = await browser.newContext();
  const reader = await context.newPage();
  await reader.goto(site.url + link);
  await expect(reader.getByTestId('shared-note')).toContainText('Open the file it was made for, applicants.csv');
  await expect(reader.getByTestId('shared-note')).toContainText('selected, sex and origin');
  await dropFiles(reader, applicantsCsv());
  await expect(reader.getByTestId('audit-complete')).toBeVisible();
  await expect(reader.getByTestId('shared-fit')).toContainText('its SHA-256 is the same');
  await context.close();
});

test('the report opens from a disk with no script and no request, and CSV carries nothing out', async ({
  page,
  browser,
}, info) => {
  await toReport(page);
  const report = await saved(page, 'file-html');
  const csv = await saved(page, 'file-csv');
  const summary = await saved(page, 'file-summary');
  await page.getByTestId('choose-gated').check();
  const gated = await saved(page, 'file-html');
  expect([report.name, csv.name, summary.name, gated.name]).toEqual([
    'applicants.report.html',
    'applicants.numbers.csv',
    'applicants.impact-ratios.csv',
    'applicants.to-pass-on.report.html',
  ]);
  expect(csv.text).toContain(`,'=south,`);
  expect(csv.text).not.toMatch(/(^|,)=/m);
  expect(summary.text).toMatch(/^sex,Male,455,\d+,0\.\d+,1,most selected\r$/m);

  const path = info.outputPath('report.html');
  writeFileSync(path, report.text);
  const context = await browser.newContext({ colorScheme: 'dark' });
  const reader = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  reader.on('request', (request) => requests.push(request.url()));
  reader.on('console', (message) => problems.push(message.text()));
  await reader.goto(pathToFileURL(path).href);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Fairness audit: Spring round');
  await expect(reader.locator('svg').first()).toBeVisible();
  expect(await reader.evaluate(() => document.scripts.length)).toBe(0);
  expect(await reader.locator('body').evaluate((body) => getComputedStyle(body).maxWidth)).toBe('992px');
  expect([requests, problems]).toEqual([[pathToFileURL(path).href], []]);
  await context.close();
  expect(gated.text).toContain('Made to be passed on.');
  expect(gated.text).not.toContain('Private. It holds exact counts');
});
