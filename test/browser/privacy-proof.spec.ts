import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { errorMessage } from '../../src/messages.ts';
import { startSiteServer } from '../../tools/lib/site-server.mjs';
import { DIST, expect, test, type HostKind } from './fixtures.ts';
import { visit } from './settle.ts';

interface Situation {
  readonly hostKind: HostKind;
  readonly serviceWorkers: 'allow' | 'block';
  readonly says: RegExp;
}

const SITUATIONS: readonly Situation[] = [
  { hostKind: 'with-headers', serviceWorkers: 'allow', says: /server sends a policy/ },
  { hostKind: 'with-headers', serviceWorkers: 'block', says: /server sends a policy/ },
  { hostKind: 'without-headers', serviceWorkers: 'allow', says: /service worker puts a policy/ },
  { hostKind: 'without-headers', serviceWorkers: 'block', says: /page carries a policy/ },
];

for (const { hostKind, serviceWorkers, says } of SITUATIONS) {
  test.describe(`${hostKind}, service worker: ${serviceWorkers}`, () => {
    test.use({ hostKind, serviceWorkers });
    test(`the page names the mechanism that holds ${hostKind}, service worker ${serviceWorkers}`, async ({ page }) => {
      if (serviceWorkers === 'allow') await visit(page);
      else await page.goto('');
      await openProof(page);
      await expect(page.locator('body')).toContainText(says);
      if (serviceWorkers === 'block') return;
      await page.reload();
      await openProof(page);
      await expect(page.locator('body')).toContainText(says);
    });
  });
}

test('the counter tells refused attempts from requests that left @both-hosts', async ({ page, stranger }) => {
  await visit(page);
  await page.evaluate(async (origin) => {
    await fetch(`${origin}/fetch`).catch(() => {});
    const image = new Image();
    image.src = `${origin}/image.png`;
    await new Promise((resolve) => (image.onerror = resolve));
  }, stranger.origin);
  await openProof(page);
  await expect(page.locator('body')).toContainText('2 attempts were refused');
  await expect(page.getByTestId('off-origin-count')).toHaveText('0');
  expect(stranger.requests).toEqual([]);
});

test("a file that was opened leaves nothing in the browser's storage @both-hosts", async ({ page }) => {
  await visit(page);
  const before = await page.evaluate(listStored);
  await page.getByTestId('file-input').setInputFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer: ROWS });
  await page.getByTestId('run-audit').waitFor();
  expect(await page.evaluate(listStored)).toEqual(before);
});

const ROWS = Buffer.from(
  `person,sex,selected\n${Array.from({ length: 200 }, (_, i) => `P${i},${i % 2 ? 'Female' : 'Male'},${i % 3 ? 'Yes' : 'No'}`).join('\n')}\n`,
);

/** All that a page can store with the browser, by name. */
async function listStored(): Promise<unknown> {
  const cached = await Promise.all(
    (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
  );
  const files: string[] = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
  return {
    cached: cached.flat().sort(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    cookies: document.cookie,
    files,
  };
}

test.describe('on a host without headers', () => {
  test.use({ hostKind: 'without-headers', serviceWorkers: 'block' });

  test('a page that lost its policy refuses data', async ({ page }) => {
    const folder = await mkdtemp(join(tmpdir(), 'evenhand-site-'));
    await cp(DIST, folder, { recursive: true });
    const index = await readFile(join(folder, 'index.html'), 'utf8');
    await writeFile(join(folder, 'index.html'), index.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
    const server = await startSiteServer({ folder, plain: true });
    try {
      await page.goto(server.url);
      const buffer = Buffer.from('sex,selected\nMale,1\nFemale,0\n');
      await page.getByTestId('file-input').setInputFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer });
      await expect(page.locator('body')).toContainText(errorMessage('worker/not-sealed', {}).what);
    } finally {
      await server.close();
      await rm(folder, { recursive: true });
    }
  });
});

function openProof(page: Page): Promise<void> {
  return page.getByTestId('off-origin-count').click();
}
