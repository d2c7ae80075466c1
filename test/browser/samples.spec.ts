import type { Page } from '@playwright/test';
import { SAMPLE_WORDS, SAMPLES_WORDS } from '../../src/messages/landing.ts';
import { SAMPLE_FILES, type SampleId } from '../../src/ui/state/sample-files.ts';
import { expectNoViolation } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { visit } from './settle.ts';

/** Words of a finding that was planted in the sample, as its data card says. */
const PLANTED: Readonly<Record<SampleId, RegExp>> = {
  hiring: /were invited by recruiters in the past against .* of the Female group.*disparity shown/,
  credit: /Male group have score at least 0\.62 against .* of the Female group.*disparity shown/,
  recognition:
    /of the same person, .* of the Lighter group were matched against .* of the Darker group.*disparity shown/,
  moderation: /Turkish group were removed against .* of the English group.*disparity shown/,
  chatbot: /Swiss German group were refused against .* of the English group.*disparity shown/,
};

/** What is said of the credit sample's small group. */
const TOO_FEW = /not enough data for the Native American group: 41 of the \d+ applicants needed/;

const sample = (page: Page, id: SampleId) => page.getByTestId(`sample-${id}`);
const openSample = (page: Page, id: SampleId) => sample(page, id).getByTestId('open-sample').click();

test('after one visit every sample is one click from a finished audit, with the server stopped', async ({
  page,
  site,
}) => {
  await visit(page);
  await site.close();
  await page.reload();
  for (const { id, rows, bytes } of SAMPLE_FILES) {
    await expect(sample(page, id)).toContainText(SAMPLE_WORDS[id].title);
    await expect(sample(page, id)).toContainText(SAMPLES_WORDS.size(rows, bytes));
    const card = await page.evaluate(async (address) => (await fetch(address)).text(), `samples/${id}.card.md`);
    expect(card).toMatch(/^# .+ \(synthetic\)/);
    await openSample(page, id);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('(synthetic)');
    await expect(page.getByTestId('finding').filter({ hasText: PLANTED[id] }).first()).toBeVisible();
    if (id === 'credit') await expect(page.getByTestId('audit-complete')).toContainText(TOO_FEW);
    await page.goBack();
  }
});

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('a sample that cannot be fetched says so, and files can still be opened', async ({ page }) => {
    await page.goto('');
    await page.route('**/samples/**', (route) => route.abort());
    await openSample(page, 'chatbot');
    await expect(page.getByRole('alert')).toContainText('The sample could not be fetched from this site.');
    await expect(page.getByText('Choose a file', { exact: true })).toBeVisible();
    await expectNoViolation(page);
  });

  test('the first page says in words what it does, what stays here, and that samples are synthetic', async ({
    page,
  }) => {
    await page.goto('');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^See whether the decisions in a table/);
    await expect(page.locator('main')).toContainText('0 requests have left this site');
    await expect(page.getByRole('link', { name: /What this promise covers/ })).toHaveAttribute('href', 'privacy.txt');
    await page.getByText('How to check it yourself').click();
    await expect(page.locator('main')).toContainText('Switch the network off');
    await expectNoViolation(page);
    for (const size of [
      { width: 390, height: 844 },
      { width: 640, height: 450 },
    ]) {
      await page.setViewportSize(size);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
    }
  });
});
