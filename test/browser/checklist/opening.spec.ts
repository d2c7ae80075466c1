import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { SAMPLE_WORDS, SAMPLES_WORDS } from '../../../src/messages/landing.ts';
import { SECTIONS, WHY_NOT } from '../../../src/messages/shell.ts';
import { SAMPLE_FILES } from '../../../src/ui/state/sample-files.ts';
import { slowReading } from '../data-worker.ts';
import { dragOver } from '../drag.ts';
import { DIST, expect, test } from '../fixtures.ts';
import { decisionsCsv, dropFiles, recordRequests, type MadeFile } from '../main-job.ts';
import { PLANTED, TOO_FEW } from '../planted.ts';
import { columns, complete, heading, openSample, rail, sample, status } from '../places.ts';
import { visit } from '../settle.ts';

const BUILT = SECTIONS.filter(({ built }) => built);

/** Two rows of Parquet. */
const TABLE = Buffer.from(
  parquetWriteBuffer({
    columnData: [
      { name: 'sex', data: ['F', 'M'] },
      { name: 'hired', data: [1, 0] },
    ],
  }),
);

test('a table is dropped anywhere on the window, chosen by a named button, or pasted', async ({ page }) => {
  // The listener must stand before the visit: a chooser opened before the browser knows of it is lost.
  page.on('filechooser', (chooser) => void chooser.setFiles({ ...decisionsCsv(), name: 'chosen.csv' }));
  await visit(page);
  const drag = await dragOver(page, 'footer', { ...decisionsCsv(), name: 'dropped.csv' });
  await expect(page.getByTestId('drop-overlay')).toContainText('Drop to open');
  await drag.drop();
  await expect(columns(page)).toBeFocused();
  await expect(page.getByTestId('drop-overlay')).toBeHidden();
  await expect(status(page)).toContainText('dropped.csv');

  await page.goto('#data');
  await expect(page.getByTestId('file-input')).toHaveAccessibleName('Choose a file');
  await page.getByText('Choose a file', { exact: true }).click();
  await expect(status(page)).toContainText('chosen.csv');

  await page.goto('#data');
  await expect(sample(page, 'hiring')).toBeVisible();
  await page.evaluate(() => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 2 ? 'Female' : 'Male'}\t${i % 3 ? 'Yes' : 'No'}`);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ['sex\thired', ...rows].join('\n'));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(status(page)).toContainText('pasted cells');
  await page.getByTestId('run-audit').click();
  await expect(complete(page)).toBeVisible();
});

test('what a file is, is told from its content, and what cannot be read is named, whatever it is called', async ({
  page,
}) => {
  const named = (name: string, bytes: Iterable<number>): MadeFile => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from([...bytes]),
  });
  await visit(page);
  const panel = page.getByTestId('error-panel');
  for (const [name, bytes, kind] of [
    ['picture.csv', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13], 'a PNG picture'],
    ['archive.csv', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4], 'a 7z archive'],
    ['leaflet.csv', Buffer.from('%PDF-1.7\n'), 'a PDF document'],
  ] as const) {
    await dropFiles(page, named(name, bytes));
    await expect(panel).toContainText(`${name} could not be used`);
    await expect(panel).toContainText(`it looks like ${kind}`);
    await expect(panel).toContainText('Export the table as one of these');
  }
  await dropFiles(page, { ...decisionsCsv(), name: 'notes.txt' });
  await expect(columns(page)).toBeFocused();
  await expect(panel).toBeHidden();
  await expect(page.locator('main')).toContainText('from notes.txt as UTF-8 with commas');
  await dropFiles(page, named('export.csv', TABLE));
  await expect(page.locator('main')).toContainText('from export.csv as Parquet');
});

test('after one visit every sample says its rows and size and is one click from a finished audit, offline too', async ({
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
    await expect(heading(page)).toContainText('(synthetic)');
    await expect(page.getByTestId('finding').filter({ hasText: PLANTED[id] }).first()).toBeVisible();
    if (id === 'credit') await expect(complete(page)).toContainText(TOO_FEW);
    await page.goBack();
  }
});

test.describe('before anything is stored by a service worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('the first page is small, and pictures, database and Parquet are fetched when they are first needed', async ({
    page,
    site,
  }) => {
    /** What stands in the scripts of each part and in no other. */
    const MARKS = { pictures: /plot-d6a7b5/, database: /DexieError/, Parquet: /DELTA_BINARY_PACKED/ };
    const paths = () =>
      [...new Set(site.requests.map((request) => request.replace(/^GET \//, '')))].filter((path) =>
        path.endsWith('.js'),
      );
    const scripts = () => paths().map((path) => readFileSync(join(DIST, path)));
    const fetched = () =>
      Object.entries(MARKS).flatMap(([part, mark]) =>
        scripts().some((text) => mark.test(String(text))) ? [part] : [],
      );
    await page.goto('', { waitUntil: 'networkidle' });
    expect(fetched()).toEqual([]);
    // What the page itself runs; its workers come after it.
    const own = paths().filter((path) => !/\bworker/.test(path));
    const gzipped = own.reduce((sum, path) => sum + gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length, 0);
    expect(gzipped).toBeGreaterThan(20_000);
    expect(gzipped).toBeLessThan(100_000);

    await dropFiles(page, decisionsCsv());
    await expect(columns(page)).toBeFocused();
    expect(fetched()).toEqual([]);
    await page.getByTestId('run-audit').click();
    await page.getByTestId('finding').first().locator('summary').first().click();
    await page.locator('figure svg').first().waitFor();
    expect(fetched()).toEqual(['pictures']);
    await page.getByTestId('keep-audit').click();
    await expect(page.getByTestId('kept-as')).toContainText('Kept in this browser');
    expect(fetched()).toEqual(['pictures', 'database']);
    await dropFiles(page, { name: 'table.parquet', mimeType: '', buffer: TABLE });
    await expect(columns(page)).toBeFocused();
    expect(fetched()).toEqual(['pictures', 'database', 'Parquet']);
  });
});

test('no screen asks for anything of a model before one is chosen, and each section says where it stands', async ({
  page,
}) => {
  const requests = recordRequests(page);
  await visit(page);
  await openSample(page, 'moderation');
  await expect(complete(page)).toBeVisible();
  for (const { id, name } of BUILT) {
    await page.goto(`#${id}`);
    await expect(page.locator('nav [aria-current=page]')).toHaveText(name);
    await expect(heading(page)).toBeVisible();
  }
  const weights = /\.(onnx|ort|safetensors|gguf|tflite|wasm|pb)\b|tokenizer|model_/i;
  // The service worker stores the app's own files, the shipped classifiers among them, so that they are there offline.
  const asked = requests.filter((request) => !request.serviceWorker()).map((request) => request.url());
  expect(asked.filter((url) => weights.test(url))).toEqual([]);
  for (const { name, purpose, built } of SECTIONS) {
    await expect(rail(page, name)).toHaveAccessibleDescription(built ? '' : WHY_NOT.notBuilt(purpose));
  }
});

test('work in progress names its stage, rows and time left, and can be cancelled back to where one was', async ({
  page,
}) => {
  await visit(page);
  await openSample(page, 'hiring');
  await expect(complete(page)).toBeVisible();
  const title = await page.title();
  const finding = await page.getByTestId('finding').first().innerText();
  const disk = await slowReading(page, 4);
  await dropFiles(page, decisionsCsv(600_000));
  const progress = page.getByTestId('progress');
  await expect(progress.getByRole('heading')).toHaveText('Reading decisions.csv');
  await expect(progress).toContainText(/[\d,]+ rows/);
  await expect(progress).toContainText(/\d left|second.* left|minute.* left/);
  await expect(progress.getByRole('progressbar', { name: 'Reading' })).toBeVisible();
  await expect(page).toHaveTitle(/^⏳ Reading \d+\.\d.%/);
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toBeHidden();
  await expect(page).toHaveTitle(title);
  expect(await page.getByTestId('finding').first().innerText()).toBe(finding);
  await expect(page.getByTestId('error-panel')).toHaveCount(0);
  await disk.goOn();
  await dropFiles(page, decisionsCsv());
  await expect(page.getByTestId('run-audit')).toBeEnabled();
});
