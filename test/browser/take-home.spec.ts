import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { DOWNLOAD_OUTCOMES } from '../../src/messages/privacy-proof.ts';
import { startSiteServer } from '../../tools/lib/site-server.mjs';
import { readZip } from '../support/read-zip.ts';
import { DIST, expect, test } from './fixtures.ts';
import { visit } from './settle.ts';

const ARCHIVE = 'evenhand.zip';
const META = /\n *<meta name="evenhand-download" content="(\d+) sha256-[^"]+" \/>/;

test('the app is one file to take home, with all files of the site, and works from a plain server', async ({
  page,
  browser,
}) => {
  test.slow();
  await visit(page);
  const files = readZip(await downloadArchive(page));
  const site = (await readdir(DIST, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(DIST.length + 1));
  expect([...files.keys()].sort()).toEqual(
    site
      .filter((path) => path !== ARCHIVE)
      .map((path) => `evenhand/${path}`)
      .sort(),
  );
  for (const [path, content] of files) {
    const built = await readFile(join(DIST, path.replace('evenhand/', '')));
    // The copy has no archive beside it, so its page and its service worker name none.
    if (path === 'evenhand/index.html') expect(content.toString()).toBe(built.toString().replace(META, ''));
    else if (path === 'evenhand/sw.js') expect(content.includes(ARCHIVE)).toBe(false);
    else expect(content.equals(built), path).toBe(true);
  }

  await withFolder(async (folder) => {
    for (const [path, content] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const server = await startSiteServer({ folder: join(folder, 'evenhand'), plain: true, base: '/at/home/' });
    const context = await browser.newContext();
    const copy = await context.newPage();
    try {
      await visit(copy, server.url);
      expect(await copy.evaluate(async (path) => (await fetch(path)).status, ARCHIVE)).toBe(404);
      await server.close();
      await copy.reload();
      await expect(copy.getByTestId('download-app')).toHaveCount(0);
      await copy.getByTestId('open-sample').first().click();
      await copy.getByTestId('audit-complete').waitFor();
      await copy.getByTestId('off-origin-count').click();
      await expect(copy.locator('body')).toContainText(/service worker puts a policy/);
      await expect(copy.getByTestId('off-origin-count')).toHaveText('0');
    } finally {
      await context.close();
    }
  });
});

test('its size is said, it is never stored, and the privacy proof offers it too', async ({ page }) => {
  await visit(page);
  const { length } = await readFile(join(DIST, ARCHIVE));
  expect(META.exec(await readFile(join(DIST, 'index.html'), 'utf8'))?.[1]).toBe(String(length));
  const offer = page.getByTestId('download-app');
  await expect(offer).toContainText((length / 1e6).toFixed(1));
  await downloadArchive(page);
  const stored = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    return (await Promise.all(caches_.map((cache) => cache.keys()))).flat().map(({ url }) => url);
  });
  expect(stored.filter((url) => url.endsWith('.zip'))).toEqual([]);
  await page.getByTestId('off-origin-count').click();
  await expect(offer).toHaveCount(2);
});

test('an archive that is not the one that was built is refused, and without a network that is said', async ({
  browser,
}) => {
  await withFolder(async (folder) => {
    await cp(DIST, folder, { recursive: true });
    const archive = await readFile(join(folder, ARCHIVE));
    archive[archive.length >> 1]! ^= 1;
    await writeFile(join(folder, ARCHIVE), archive);
    const server = await startSiteServer({ folder });
    for (const serviceWorkers of ['allow', 'block'] as const) {
      const context = await browser.newContext({ serviceWorkers });
      const page = await context.newPage();
      page.on('download', () => expect('a download').toBe('none'));
      const outcome = page.getByTestId('download-app-outcome');
      if (serviceWorkers === 'allow') await visit(page, server.url);
      else await page.goto(server.url);
      await page.getByTestId('download-app').click();
      await expect(outcome).toHaveText(DOWNLOAD_OUTCOMES.unavailable);
      await context.setOffline(true);
      await page.getByTestId('download-app').click();
      await expect(outcome).toHaveText(DOWNLOAD_OUTCOMES.offline);
      await context.close();
    }
    await server.close();
  });
});

async function downloadArchive(page: Page): Promise<Buffer> {
  const arriving = page.waitForEvent('download');
  await page.getByTestId('download-app').click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe(ARCHIVE);
  await expect(page.getByTestId('download-app-outcome')).toHaveText(DOWNLOAD_OUTCOMES.saved);
  return readFile(await download.path());
}

async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenhand-home-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
