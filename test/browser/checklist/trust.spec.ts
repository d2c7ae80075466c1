import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { PROMISE_WORDS } from '../../../src/messages/landing.ts';
import { expectNoViolation } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { auditDecisions, databases, openPanel } from '../keeping.ts';
import { dropFiles, recordRequests, textFile } from '../main-job.ts';
import { complete, heading } from '../places.ts';
import { visit } from '../settle.ts';
import { applicantsCsv, linkOf, savedBy, toReport } from '../sharing.ts';

test('that nothing leaves is enforced by a header, counted, can be tried out, and taken home', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    const beacons: string[] = ((window as unknown as { beacons: string[] }).beacons = []);
    navigator.sendBeacon = (url) => beacons.push(String(url)) > 0;
  });
  const requests = recordRequests(page);
  const response = await page.goto('');
  expect(response?.headers()['content-security-policy']).toMatch(/default-src 'none'.*connect-src 'self'/);
  await visit(page);
  await expect(heading(page)).toHaveText(/^See whether the decisions in a table/);
  await expect(page.locator('main')).toContainText('0 requests have left this site');
  await expect(page.getByRole('link', { name: /What this promise covers/ })).toHaveAttribute('href', 'privacy.txt');
  await page.getByText('How to check it yourself').click();
  for (const hint of PROMISE_WORDS.hints) await expect(page.locator('main')).toContainText(hint);

  await auditDecisions(page);
  await expect(page.getByTestId('off-origin-count')).toHaveText('0');
  await page.getByTestId('off-origin-count').click();
  const proof = page.getByRole('dialog', { name: /^What left this machine/ });
  await expect(proof).toContainText('server sends a policy with every response');
  await expect(proof).toContainText('tried out when the page was loaded, and holds');
  await expect(proof).toContainText('developer tools (F12)');
  await expect(proof).toContainText('switch the network off');
  await expectNoViolation(page);
  await expect(page.getByTestId('download-app').first()).toBeAttached();

  const own = new URL(site.url).origin;
  expect(
    requests.map((request) => request.url()).filter((url) => !url.startsWith(own) && !url.startsWith('blob:')),
  ).toEqual([]);
  expect(requests.filter((request) => request.method() !== 'GET')).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { beacons: string[] }).beacons)).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

test('nothing is stored before it is asked for; what is kept is said, comes back, and is deleted with everything', async ({
  page,
}) => {
  const stored = () => page.evaluate(() => sessionStorage.length + localStorage.length);
  await visit(page);
  await auditDecisions(page);
  expect([await databases(page), await stored()]).toEqual([[], 0]);
  await expect(page.getByTestId('saved-status')).toContainText('Nothing is saved');

  await page.getByTestId('keep-audit').click();
  await expect(page.getByTestId('kept-as')).toHaveText('Kept in this browser as “decisions.csv”.');
  await expect(page.getByTestId('saved-status')).toContainText('Saved in this browser');
  const first = await page.getByTestId('finding').first().innerText();
  await page.goto('');
  await expect(page.getByRole('listitem').filter({ has: page.getByTestId('open-kept') })).toContainText(/\d shown/);
  await page.getByTestId('open-kept').click();
  await expect(complete(page)).toBeVisible();
  expect(await page.getByTestId('finding').first().innerText()).toBe(first);
  await openPanel(page);
  await page.getByTestId('delete-everything').click();
  await page.getByTestId('delete-sure').click();
  await expect(page.getByTestId('deleted')).toBeVisible();
  expect([await databases(page), await stored()]).toEqual([[], 0]);
  await page.getByTestId('remove-app').click();
  await expect(page.getByTestId('app-removed')).toBeVisible();
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test('a link holds the settings in its fragment and no row; opened, it asks for the file and checks its columns', async ({
  page,
  browser,
  site,
}) => {
  await toReport(page);
  await page.getByTestId('choose-plan').check();
  await expect(page.getByTestId('link-holds')).not.toContainText('Counts');
  await page.getByLabel('The file’s SHA-256').check();
  await expect(page.getByTestId('link-holds')).toContainText('SHA-256 of the file');
  await page.getByText('Show it as it is packed (JSON)').click();
  const payload = JSON.parse(await page.getByTestId('link-payload').innerText()) as object;
  expect(Object.keys(payload).sort()).toEqual(['file', 'madeBy', 'plan']);
  const link = await linkOf(page);
  expect(link).toMatch(/^#s=1\./);

  await page.evaluate((hash) => (location.hash = hash), '#s=1.bm90IGEgbGluaw');
  await expect(page.getByTestId('error-panel')).toHaveAttribute('data-error-code', 'share/damaged');
  await expect(page.getByTestId('error-panel')).toContainText('This page is as it was.');
  await expect(page.getByTestId('report-screen')).toBeVisible();

  const context = await browser.newContext();
  const reader = await context.newPage();
  await reader.goto(site.url + link);
  await expect(reader.getByTestId('shared-note')).toContainText('Open the file it was made for, applicants.csv');
  await expect(reader.getByTestId('shared-note')).toContainText('selected, sex and origin');
  await dropFiles(reader, textFile('other.csv', `sex,selected\n${'M,Yes\nF,No\n'.repeat(20)}`));
  await expect(reader.getByTestId('shared-fit')).toContainText('other.csv has no column origin');
  await dropFiles(reader, applicantsCsv());
  await expect(reader.getByTestId('shared-fit')).toContainText('applicants.csv has every column the plan needs');
  await reader.getByRole('button', { name: 'Use the plan on the open file' }).click();
  await expect(complete(reader)).toBeVisible();
  await expect(reader.getByTestId('shared-fit')).toContainText('its SHA-256 is the same');
  expect(site.requests.filter((request) => request.includes('s=1.'))).toEqual([]);
  await context.close();
});

test('an audit is handed out as a page without script, as CSV and as JSON, with the version and settings it was made by', async ({
  page,
  browser,
}, info) => {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  await toReport(page);
  const report = await savedBy(page, 'file-html');
  const csv = await savedBy(page, 'file-csv');
  const json = await savedBy(page, 'file-json');
  const summary = await savedBy(page, 'file-summary');
  await page.getByTestId('choose-gated').check();
  const gated = await savedBy(page, 'file-html');
  expect([report.name, csv.name, json.name, summary.name, gated.name]).toEqual([
    'applicants.report.html',
    'applicants.numbers.csv',
    'applicants.audit.json',
    'applicants.impact-ratios.csv',
    'applicants.to-pass-on.report.html',
  ]);
  expect(JSON.parse(json.text)).toMatchObject({
    madeBy: `Evenhand ${version}`,
    plan: { tolerances: { difference: 0.1, ratio: 0.8 }, alpha: 0.05, minimumGroupSize: 10 },
  });
  expect(csv.text).toMatch(/^section,features,group,.*,level,.*,verdict,tolerance\r$/m);
  expect(csv.text).toContain(`,'=south,`);
  expect(csv.text).not.toMatch(/(^|,)=/m);
  expect(summary.text).toMatch(/^sex,Male,455,\d+,0\.\d+,1,most selected\r$/m);
  expect(gated.text).toContain('Made to be passed on.');
  expect(gated.text).not.toContain('Private. It holds exact counts');

  const path = info.outputPath('report.html');
  writeFileSync(path, report.text);
  const context = await browser.newContext({ colorScheme: 'dark' });
  const reader = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  reader.on('request', (request) => requests.push(request.url()));
  reader.on('console', (message) => problems.push(message.text()));
  await reader.goto(pathToFileURL(path).href);
  await expect(heading(reader)).toHaveText('Fairness audit: Spring round');
  await expect(reader.locator('svg').first()).toBeVisible();
  await expect(reader.locator('body')).toContainText(`Evenhand ${version}`);
  expect(await reader.evaluate(() => document.scripts.length)).toBe(0);
  expect(await reader.locator('body').evaluate((body) => getComputedStyle(body).maxWidth)).toBe('992px');
  expect([requests, problems]).toEqual([[pathToFileURL(path).href], []]);
  await context.close();
});
