import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { slowReading } from './data-worker.ts';
import { dragOver } from './drag.ts';
import { DIST, expect, test } from './fixtures.ts';
import { downloadedAudit, dropFiles, metricOf, textFile } from './main-job.ts';
import { columns, complete, heading, rail, status, toldBy } from './places.ts';
import { visit } from './settle.ts';
import { linkOf, savedBy, toReport } from './sharing.ts';

interface Candidate {
  readonly sex: string;
  readonly race: string;
  readonly selected: boolean;
}

/** Candidates as a vendor of screening software exports them: by hand, so that what is counted is known. */
function candidates(): Candidate[] {
  const races = ['White', 'White', 'White', 'Black', 'Hispanic', 'Asian', 'White'];
  return Array.from({ length: 2400 }, (_, i) => {
    const [sex, race] = [i % 5 < 2 ? 'Female' : 'Male', races[i % 7]];
    const limit = (sex === 'Male' ? 52 : 34) - (race === 'Black' ? 9 : 0);
    return { sex, race, selected: (i * 7919) % 100 < limit };
  });
}

function vendorCsv(all: readonly Candidate[]): string {
  const lines = all.map(({ sex, race, selected }, i) =>
    [
      `V-${10_000 + i}`,
      `2026-0${1 + (i % 9)}-1${i % 9}`,
      sex,
      race,
      i % 23,
      i % 3 ? 'Y' : 'N',
      selected ? 'Yes' : 'No',
    ].join(','),
  );
  return `candidate_ref,applied_on,sex,race_ethnicity,years_experience,outcome,selected\n${lines.join('\n')}\n`;
}

/** Lines of a bias-audit summary, counted in the rows: for each group its size, the selected, their share, and that to the highest. */
function impactRatios(all: readonly Candidate[], groupOf: (candidate: Candidate) => string): Map<string, number[]> {
  const counts = new Map<string, [number, number]>();
  for (const candidate of all) {
    const [n, selected] = counts.get(groupOf(candidate)) ?? [0, 0];
    counts.set(groupOf(candidate), [n + 1, selected + Number(candidate.selected)]);
  }
  const highest = Math.max(...[...counts.values()].map(([n, selected]) => selected / n));
  return new Map(
    [...counts].map(([group, [n, selected]]) => [group, [n, selected, selected / n, selected / n / highest]]),
  );
}

test('an HR analyst audits a vendor’s file by sex, race and both, and has the bias-audit summary within a minute', async ({
  page,
}) => {
  const started = Date.now();
  const all = candidates();
  await visit(page);
  const drag = await dragOver(page, 'main', textFile('vendor-export.csv', vendorCsv(all)));
  await drag.drop();
  await expect(columns(page)).toBeFocused();
  await expect(page.getByLabel('What was decided: column')).toHaveValue('selected');
  await expect(page.getByRole('button', { name: 'What was decided: what is positive: Yes' })).toBeVisible();
  await expect(page.locator('section', { hasText: 'What was decided' }).first()).toContainText(
    'Suggested by its name and its two values.',
  );
  // What the vendor calls an outcome is whether somebody stayed, and nothing that the decision should have known.
  await expect(page.getByLabel('What was true: column')).toHaveValue('outcome');
  await page.getByLabel('What was true: column').selectOption({ label: 'no label' });
  await page.getByTestId('run-audit').click();
  await expect(heading(page)).toHaveText('Audit of vendor-export.csv');

  const groupings = {
    sex: ({ sex }: Candidate) => sex,
    race_ethnicity: ({ race }: Candidate) => race,
    'sex × race_ethnicity': ({ sex, race }: Candidate) => `${sex} × ${race}`,
  };
  for (const [features, groupOf] of Object.entries(groupings)) {
    const counted = impactRatios(all, groupOf);
    const findings = page.getByTestId('finding');
    const finding = findings.filter({ hasText: `Demographic parity, ${features.replace('×', 'and')}` }).first();
    const said =
      /([\d.]+)\s% of the (.+) group \((.+) of .+\) have selected Yes against ([\d.]+)\s% of the (.+) group \((.+) of .+\): ([\d.]+) times/;
    const [, high, higher, ofHigher, low, lower, ofLower, times] = said.exec(await finding.innerText())!;
    const rates = [counted.get(higher)![2], counted.get(lower)![2]];
    expect([Number(high), Number(low)]).toEqual(rates.map((rate) => Math.round(rate * 1000) / 10));
    expect([ofHigher, ofLower].map(Number)).toEqual([counted.get(higher)![1], counted.get(lower)![1]]);
    expect(Number(times)).toBe(Math.round((rates[0] / rates[1]) * 100) / 100);
    expect(rates[1]).toBe(Math.min(...[...counted.values()].map(([, , rate]) => rate)));
  }

  await page.getByTestId('to-report').click();
  const summary = await savedBy(page, 'file-summary');
  expect(summary.name).toBe('vendor-export.impact-ratios.csv');
  const lines = summary.text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
  for (const [features, groupOf] of Object.entries(groupings)) {
    const expected = impactRatios(all, groupOf);
    const found = lines.filter(([of]) => of === features);
    expect(found.map(([, group]) => group).sort()).toEqual([...expected.keys()].sort());
    for (const [, group, ...numbers] of found) {
      const counted = expected.get(group)!;
      numbers.slice(0, 4).forEach((number, i) => expect(Number(number), `${group} ${i}`).toBeCloseTo(counted[i], 12));
    }
  }
  expect(Date.now() - started).toBeLessThan(60_000);
});

test('a lender reads a file with decimal commas, sees how sure each ratio is, and what another threshold would have done', async ({
  page,
}) => {
  await visit(page);
  const file = textFile('credit.csv', readFileSync(join(DIST, 'samples/credit.csv'), 'utf8'));
  const drag = await dragOver(page, 'main', file);
  await drag.drop();
  await expect(columns(page)).toBeFocused();
  await expect(page.locator('main')).toContainText('from credit.csv as UTF-8 with semicolons');
  await expect(page.getByRole('row', { name: /^income/ })).toContainText(
    'thousands are grouped by a point, decimals by a comma',
  );
  await expect(page.getByLabel('Score: column')).toHaveValue('score');
  await page.getByLabel('Score: threshold').fill('0,62');
  await page.getByTestId('run-audit').click();
  await expect(page.getByTestId('what-was-audited')).toContainText('Decision: score at least 0.62.');
  await expect(complete(page)).toContainText(
    /not enough data for the Native American group: 41 of the \d+ rows needed/,
  );

  const finding = page.getByTestId('finding').filter({ hasText: 'Demographic parity, sex' }).first();
  const sentence = finding.locator('.sentence');
  await expect(sentence).toContainText(
    /of the Male group .* of the Female group .*: \d\.\d\d times, 95\s% interval \d\.\d\d to \d\.\d\d; disparity shown/,
  );
  await finding.locator('summary').first().click();
  await expect(finding.getByRole('row', { name: /^Male/ }).first()).toContainText('reference');
  const women = finding.getByRole('row', { name: /^Female/ }).first();
  await women.locator('[data-stop]').last().hover();
  await expect(page.getByRole('tooltip')).toContainText(/against the reference group.*95\s% interval/);

  const before = await sentence.innerText();
  const threshold = page.getByLabel('Threshold of score', { exact: true });
  await threshold.fill('0.3');
  await expect(sentence).not.toHaveText(before);
  await expect(sentence).toContainText('a score of 0.3 or more');
  await page.mouse.move(2, 2);
  const moved = await downloadedAudit(page);
  expect(moved.plan.score?.threshold).toBe(0.3);
  await threshold.fill('0.62');
  await expect(sentence).toHaveText(before);
});

test('a moderator opens 40,000 comments without labels, is told what is missing, and lets a model of this site read them', async ({
  page,
}) => {
  const lines = Array.from(
    { length: 40_000 },
    (_, i) =>
      `c${i},2026-01-${10 + (i % 20)},"Comment ${i}, in which somebody says ${'rather '.repeat(1 + (i % 9))}much"`,
  );
  await visit(page);
  const reading = await slowReading(page, 2);
  await dropFiles(page, textFile('comments.csv', `comment_id,posted,comment\n${lines.join('\n')}\n`));
  await expect(page.getByTestId('progress')).toContainText(/Reading comments\.csv.*%/s);
  await reading.goOn();
  await expect(columns(page)).toBeFocused();
  await expect(status(page)).toContainText('40,000 rows');
  await expect(page.getByLabel('Type of comment', { exact: true })).toHaveValue('text');
  const role = page.getByRole('row', { name: /^comment text/ }).getByRole('button', { name: 'text', exact: true });
  await role.click();
  await expect(page.getByRole('dialog', { name: 'Role of comment' })).toContainText('it holds text');
  await page.keyboard.press('Escape');

  await expect(page.getByTestId('run-audit')).toBeDisabled();
  await expect(page.locator('main')).toContainText('There is no label, decision, score or numeric outcome yet');
  await expect(page.locator('main')).toContainText('Say what was true, what was decided, or both.');
  await expect(page.locator('main')).toContainText('on the texts of “comment”, run a classifier over them: see Model.');
  await page.goto('#data');
  await expect(status(page)).toContainText('comments.csv');
  await page.goBack();
  await expect(columns(page)).toBeFocused();
  await page.getByTestId('show-rows').click();
  await expect(page.getByTestId('first-rows')).toContainText('Comment 0, in which somebody says');

  await rail(page, 'Model').press('Enter');
  await expect(heading(page)).toBeFocused();
  const linear = page.getByTestId('model-entry').filter({ hasText: 'linear' });
  await expect(linear).toContainText(/from this site.*MB to fetch/s);
  await linear.getByRole('radio').check();
  await expect(page.getByTestId('model-facts')).toContainText('English');
  await expect(page.getByLabel('Column with the texts')).toHaveValue('comment');
  const told = await toldBy(page, 'run-progress');
  await page.getByTestId('run-model').click();
  await expect(page.getByTestId('model-run')).toContainText(
    '40,000 rows of comment with 40,000 different texts were read.',
  );
  expect(await told()).toEqual(expect.arrayContaining([expect.stringMatching(/of 40,000 texts.*a second.*left/s)]));
  await page.getByTestId('audit-with').first().click();
  await expect(page.getByLabel('What was decided: column')).toHaveValue('label (evenhand-text-risk-linear)');
  await expect(page.getByLabel('Score: column')).toHaveValue('any that counts (evenhand-text-risk-linear)');
  await expect(page.locator('main')).toContainText('No sensitive feature is chosen');
});

test('a hospital audits a Parquet file of 500,000 rows with the network off and the server gone', async ({
  page,
  site,
}) => {
  const ROWS = 500_000;
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: 'sex', data: rows.map((row) => (row % 2 ? 'Male' : 'Female')) },
      { name: 'readmitted', data: rows.map((row) => (row % 3 ? 'Yes' : 'No')) },
      { name: 'flagged', data: rows.map((row) => ((row * 7919) % 100 < (row % 2 ? 60 : 30) ? 'Yes' : 'No')) },
      { name: 'bill', data: rows.map((row) => row / 7), type: 'DOUBLE' },
    ],
  });
  await visit(page);
  await site.close();
  await page.context().setOffline(true);
  await dropFiles(page, { name: 'stays.parquet', mimeType: '', buffer: Buffer.from(buffer) });
  await expect(page.locator('main')).toContainText('from stays.parquet as Parquet');
  await expect(page.getByTestId('offline')).toContainText('No network: everything here works without it');
  await page.getByTestId('run-audit').click();
  const audit = await downloadedAudit(page);
  expect(audit.cube.rows.tallied).toBe(ROWS);
  expect(metricOf(audit, 'sex', 'Female', 'selectionRate')).toMatchObject({ kind: 'defined', value: 0.3, n: ROWS / 2 });
  expect(metricOf(audit, 'sex', 'Male', 'selectionRate')).toMatchObject({ kind: 'defined', value: 0.6, n: ROWS / 2 });
});

test('a reviewer opens a link: the same sentences, small groups withheld, another reference group, and nothing stored', async ({
  page,
  browser,
  site,
}) => {
  const sentencesOf = async (of: typeof page) =>
    (await of.getByTestId('finding').locator('.sentence').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  await toReport(page);
  await expect(page.getByTestId('withheld-preview')).toContainText('west: a count lies between 1 and 9');
  await expect(page.getByTestId('link-holds')).toContainText('applicants.csv');
  await page.getByLabel('The name of the file').uncheck();
  const held = page.getByTestId('link-holds');
  await expect(held).not.toContainText('applicants.csv');
  const promised = await held.innerText();
  const link = await linkOf(page);
  await page.goBack();
  await expect(complete(page)).toBeVisible();
  const bySex = (await sentencesOf(page)).filter((sentence) => /the (Male|Female) group/.test(sentence));
  expect(bySex.length).toBeGreaterThan(0);

  const context = await browser.newContext();
  const reader = await context.newPage();
  await reader.goto(site.url + link);
  await expect(complete(reader)).toBeVisible();
  expect(await sentencesOf(reader)).toEqual(expect.arrayContaining(bySex));
  await expect(reader.getByTestId('shared-note')).toContainText('Counts below 10 were withheld');
  await expect(complete(reader)).toContainText('withheld');
  const reference = reader.getByLabel('Reference group of origin');
  await expect(reference).toHaveValue('north');
  await reference.selectOption('east');
  await expect(complete(reader)).toContainText('The reference group of sex is the largest of those shown');
  await expect(reference).toHaveValue('east');
  await reader.getByTestId('shared-note').getByText('What the link holds').click();
  await expect(reader.getByTestId('shared-note').getByTestId('link-holds')).toContainText('Spring round');
  expect(await reader.getByTestId('shared-note').getByTestId('link-holds').innerText()).toBe(promised);
  expect(
    await reader.evaluate(
      async () => (await indexedDB.databases()).length + localStorage.length + sessionStorage.length,
    ),
  ).toBe(0);
  expect(site.requests.filter((request) => request.includes('s=1.'))).toEqual([]);

  await reader.getByTestId('to-report').click();
  await expect(reader.getByTestId('report-screen')).toBeVisible();
  await reader.goBack();
  await expect(complete(reader)).toBeVisible();
  await reader.reload();
  await expect(complete(reader)).toBeVisible();
  await context.close();
});
