import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decisions } from './fixtures.mjs';

/** Steps that states of the gallery share. Each leaves the page where its name says. */

export async function open(page, ...files) {
  await page.getByTestId('file-input').setInputFiles(files);
}

/** Drops a file with the rows of another many times over, made in the page, where that costs no transfer. */
export async function dropRepeated(page, { name, buffer }, times) {
  await page.evaluate(
    ([fileName, text, count]) => {
      const body = text.slice(text.indexOf('\n') + 1);
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text, ...Array.from({ length: count }, () => body)], fileName));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, buffer.toString(), times],
  );
}

export async function toColumns(page, file) {
  await open(page, file);
  await page.getByTestId('run-audit').waitFor();
  await settled(page);
}

export async function toAudit(page, ...files) {
  await open(page, ...files);
  if (files.length === 1) await page.getByTestId('run-audit').click();
  await page.getByTestId('audit-complete').waitFor();
}

export async function toSample(page, id = 'hiring') {
  await page.getByTestId(`sample-${id}`).getByTestId('open-sample').click();
  await page.getByTestId('audit-complete').waitFor();
}

/** Enters a section by its address, as Back and Forward do. */
export async function toScreen(page, screen) {
  await page.evaluate((id) => {
    location.hash = id;
  }, screen);
  await page.locator('main h1').first().waitFor();
  await settled(page);
}

/** Opens the evidence of the first finding. */
export async function openFinding(page) {
  await page.getByTestId('finding').first().locator('summary').first().click();
  await page.getByTestId('finding').first().locator('figure svg').first().waitFor();
}

export async function keepAudit(page) {
  await page.getByTestId('keep-audit').first().click();
  await page.getByTestId('kept-as').filter({ hasText: 'Kept in this browser' }).first().waitFor();
}

/** Fonts are there and two frames have been drawn. */
export async function settled(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** Stands the data worker still while it works, so that progress can be photographed. */
export function holdWorkers(page, milliseconds) {
  for (const worker of page.workers()) {
    void worker
      .evaluate((time) => {
        const until = Date.now() + time;
        while (Date.now() < until) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      }, milliseconds)
      .catch(() => {});
  }
}

/** Ends the data worker as a lack of memory does: by an error that nothing catches. */
export async function crashWorkers(page) {
  for (const worker of page.workers()) {
    await worker.evaluate(() => {
      setTimeout(() => {
        throw new RangeError('Array buffer allocation failed');
      });
    });
  }
}

/** Leaves the page without its server, as it is while a cable is out. */
export async function goOffline(page) {
  await page.context().setOffline(true);
  await settled(page);
}

/** Opens a link to the audit, with its small counts withheld, as somebody else would. */
export async function openShared(page) {
  await toSample(page);
  await toScreen(page, 'report');
  const address = await page.getByTestId('link-address').inputValue();
  await page.goto('about:blank');
  await page.goto(address);
  await page.getByTestId('shared-note').waitFor();
}

/** Opens everything that can be unfolded, what stands in it too. */
export async function unfold(page) {
  for (let round = 0; round < 3; round++) {
    const opened = await page.evaluate(() => {
      const closed = [...document.querySelectorAll('main details:not([open])')];
      for (const details of closed) details.open = true;
      return closed.length;
    });
    await settled(page);
    if (opened === 0) break;
  }
}

/** Chooses a folder that holds the files given. */
export async function chooseFolder(page, files) {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-gallery-'));
  for (const { name, buffer } of files) writeFileSync(join(folder, name), buffer);
  await page.getByTestId('folder-input').setInputFiles(folder);
}

/** Audits each file and gives back the audits as they are downloaded. */
export async function downloadedAudits(page, ...files) {
  const audits = [];
  for (const file of files) {
    await toAudit(page, file);
    const waiting = page.waitForEvent('download');
    await page.getByTestId('download-report-json').click();
    const path = await (await waiting).path();
    audits.push({ name: `${file.name}.audit.json`, mimeType: 'application/json', buffer: readFileSync(path) });
    await page.goto(page.url().split('#')[0]);
    await page.getByTestId('open-sample').first().waitFor();
  }
  return audits;
}

/** The worker that holds the rows, which starts with the page. */
async function dataWorker(page) {
  for (;;) {
    for (const worker of page.workers()) if ((await worker.evaluate(() => self.name)) === 'data') return worker;
    await settled(page);
  }
}

/** Opens a table on a machine with so little memory that its rows are not held. */
export async function toStreamed(page) {
  const worker = await dataWorker(page);
  await worker.evaluate(() => Object.defineProperty(navigator, 'deviceMemory', { value: 2 ** -16 }));
  await dropRepeated(page, decisions(20_000, 'two million rows.csv'), 99);
  await page.getByTestId('run-audit').waitFor({ timeout: 120_000 });
  await settled(page);
}

/** The same, and a change that its counts do not answer. */
export async function toRereadNote(page) {
  await toStreamed(page);
  await page.getByLabel('Type of city', { exact: true }).selectOption('text');
  await page.getByTestId('reread').waitFor();
}
