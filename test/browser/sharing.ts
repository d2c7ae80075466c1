import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { dropFiles, textFile, type MadeFile } from './main-job.ts';
import { visit } from './settle.ts';

/** Decisions by sex and origin, one origin of eleven rows, one with a name that a spreadsheet would carry out. */
export function applicantsCsv(): MadeFile {
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

/** Audits the applicants and goes to the Report screen. */
export async function toReport(page: Page): Promise<void> {
  await visit(page);
  await dropFiles(page, applicantsCsv(), PLAN);
  await page.getByTestId('audit-complete').waitFor();
  await page.getByTestId('to-report').click();
  await page.getByTestId('link-holds').waitFor();
}

/** The fragment of the link on the Report screen. */
export async function linkOf(page: Page): Promise<string> {
  const address = await page.getByTestId('link-address').inputValue();
  return address.slice(address.indexOf('#'));
}

/** A file that a button hands over. */
export async function savedBy(page: Page, button: string): Promise<{ name: string; text: string }> {
  const waiting = page.waitForEvent('download');
  await page.getByTestId(button).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}
