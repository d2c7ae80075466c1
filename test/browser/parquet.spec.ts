import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from './fixtures.ts';
import { downloadedAudit, dropFiles, metricOf, type MadeFile } from './main-job.ts';
import { visit } from './settle.ts';

const ROWS = 200_000;

/** Decisions in which men are selected twice as often as women. */
function decisionsParquet(): MadeFile {
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  const selected = rows.map((row) => ((row * 7919) % 100 < (row % 2 ? 60 : 30) ? 'Yes' : 'No'));
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: 'sex', data: rows.map((row) => (row % 2 ? 'Male' : 'Female')) },
      { name: 'qualified', data: rows.map((row) => (row % 3 ? 'Yes' : 'No')) },
      { name: 'selected', data: selected },
      { name: 'amount', data: rows.map((row) => row / 7), type: 'DOUBLE' },
    ],
  });
  return { name: 'decisions.parquet', mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) };
}

test('a Parquet file of 200,000 rows is audited with the server stopped', async ({ page, site }) => {
  await visit(page);
  await site.close();
  await dropFiles(page, decisionsParquet());
  await expect(page.getByText('Parquet').first()).toBeVisible();
  await page.getByTestId('run-audit').click();
  const audit = await downloadedAudit(page);
  expect(audit.cube.rows.tallied).toBe(ROWS);
  expect(metricOf(audit, 'sex', 'Female', 'selectionRate')).toMatchObject({ kind: 'defined', value: 0.3, n: ROWS / 2 });
  expect(metricOf(audit, 'sex', 'Male', 'selectionRate')).toMatchObject({ kind: 'defined', value: 0.6, n: ROWS / 2 });
});
