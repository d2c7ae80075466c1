import { readFileSync } from 'node:fs';
import type { Page, Request } from '@playwright/test';
import type { Assessment, MetricValue } from '../../src/fairness/assessment.ts';

/** A file made on the spot, as `setInputFiles` takes it. */
export interface MadeFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export function textFile(name: string, text: string): MadeFile {
  return { name, mimeType: name.endsWith('.json') ? 'application/json' : 'text/csv', buffer: Buffer.from(text) };
}

/** Decisions in which men are selected twice as often as women, whatever they are. */
export function decisionsCsv(rows = 1200): MadeFile {
  const lines = ['person,sex,city,qualified,selected'];
  for (let i = 0; i < rows; i++) {
    const sex = i % 2 ? 'Male' : 'Female';
    const selected = (i * 7919) % 100 < (sex === 'Male' ? 60 : 30);
    lines.push(`P${i},${sex},${['Ulm', 'Köln', 'Bern'][i % 3]},${i % 3 ? 'Yes' : 'No'},${selected ? 'Yes' : 'No'}`);
  }
  return textFile('decisions.csv', `${lines.join('\n')}\n`);
}

const GRADES = ['low', 'middle', 'high'];

/** Grades and amounts, each with what was predicted. */
export function gradesCsv(): MadeFile {
  const lines = ['sex,age,department,outcome,predicted,amount,estimate'];
  for (let i = 0; i < 600; i++) {
    const grade = (i * 7) % 3;
    const guess = i % 4 === 0 ? (grade + 1) % 3 : grade;
    const row = [i % 20 === 7 ? '' : i % 2 ? 'Male' : 'Female', 20 + ((i * 37) % 50), ['sales', 'law', ''][i % 3]];
    lines.push([...row, GRADES[grade], GRADES[guess], 100 + ((i * 53) % 300), 90 + ((i * 59) % 310)].join(','));
  }
  return textFile('grades.csv', `${lines.join('\n')}\n`);
}

export async function dropFiles(page: Page, ...files: (MadeFile | string)[]): Promise<void> {
  await page.getByTestId('file-input').setInputFiles(files as MadeFile[]);
}

/** Waits for the audit and downloads it. */
export async function downloadedAudit(page: Page): Promise<DownloadedAudit> {
  await page.getByTestId('audit-complete').waitFor();
  const waiting = page.waitForEvent('download');
  await page.getByTestId('download-report-json').click();
  const path = await (await waiting).path();
  return JSON.parse(readFileSync(path, 'utf8')) as DownloadedAudit;
}

export interface DownloadedAudit {
  readonly private: boolean;
  readonly plan: { readonly score: { readonly threshold: number | null } | null };
  readonly assessment: Assessment;
  readonly cube: { readonly rows: { readonly tallied: number } };
}

/** A metric of a group of one feature, from a downloaded audit. */
export function metricOf(audit: DownloadedAudit, feature: string, group: string, metric: string): MetricValue {
  const combination = audit.assessment.combinations.find(({ features }) => features.join() === feature)!;
  const found = combination.groups.find(({ key }) => key.join() === group)!;
  return (found.metrics as Readonly<Record<string, MetricValue>>)[metric];
}

/** Every request that the page and its workers make from now on. */
export function recordRequests(page: Page): Request[] {
  const requests: Request[] = [];
  page.context().on('request', (request) => requests.push(request));
  return requests;
}
