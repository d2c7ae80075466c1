import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { FINDING } from '../../src/messages/audit.ts';
import { FIGURE } from '../../src/messages/figures.ts';
import { expect, test } from './fixtures.ts';
import { decisionsCsv, dropFiles } from './main-job.ts';
import { visit } from './settle.ts';

async function saved(page: Page, press: () => Promise<void>): Promise<Download> {
  const waiting = page.waitForEvent('download');
  await press();
  return waiting;
}

test('a picture is kept as SVG and as PNG, its numbers open by keyboard, and the policy refuses nothing', async ({
  page,
}) => {
  await visit(page);
  await dropFiles(page, decisionsCsv());
  await page.getByTestId('run-audit').click();
  await page.getByTestId('audit-complete').waitFor();

  // From here on: the page itself tries what is forbidden when it opens.
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      document.documentElement.dataset['refused'] = `${event.violatedDirective} ${event.blockedURI}`;
    });
  });
  await page.locator('summary', { hasText: 'Demographic parity, sex' }).first().click();
  await page.locator('summary', { hasText: FINDING.pictures }).first().click();
  const figure = page.locator('figure[data-figure^="disparityLadder-sex-difference"]').first();
  await expect(figure.locator('svg')).toHaveAttribute('aria-label', /^Differences by sex: /);
  const id = await figure.getAttribute('data-figure');

  const drawing = await saved(page, () => figure.getByRole('button', { name: /^SVG/ }).click());
  expect(drawing.suggestedFilename()).toBe(`${id}.svg`);
  const text = readFileSync(await drawing.path(), 'utf8');
  expect(text).toContain('<title>Differences by sex: ');
  expect(text).not.toMatch(/var\(|<style|<script|https?:\/\/(?!www\.w3\.org\/2000\/svg")/);

  const image = await saved(page, () => figure.getByRole('button', { name: /^PNG/ }).click());
  expect(image.suggestedFilename()).toBe(`${id}.png`);
  const bytes = readFileSync(await image.path());
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(bytes.readUInt32BE(16)).toBe(1600);

  await figure.locator('summary', { hasText: FIGURE.table }).focus();
  await page.keyboard.press('Enter');
  const table = figure.getByRole('table');
  await expect(table.getByRole('columnheader', { name: 'Criterion' })).toBeVisible();
  await expect(table.getByRole('row', { name: /^Demographic parity/ })).toContainText('points');
  expect(await page.evaluate(() => document.documentElement.dataset['refused'] ?? null)).toBeNull();
});
