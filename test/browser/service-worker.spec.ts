import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { carriesPolicy, headersOf, LIBRARY_HEADERS, SECURITY_HEADERS } from '../../src/locality/policy.ts';
import type { Stage } from '../../src/locality/stages.ts';
import { startSiteServer } from '../../tools/lib/site-server.mjs';
import { DIST, expect, test } from './fixtures.ts';
import { untilServiceWorkerAnswers, visit } from './settle.ts';

test('the page opens with the server stopped, in the same tab and in a new one @both-hosts', async ({ page, site }) => {
  await visit(page);
  await site.close();
  await page.reload();
  await expect(page.locator('#app')).not.toBeEmpty();
  const another = await page.context().newPage();
  await another.goto('');
  await expect(another.locator('#app')).not.toBeEmpty();
  await untilServiceWorkerAnswers(another);
});

test('every file of the build is there with the server stopped @both-hosts', async ({ page, site }) => {
  await visit(page);
  await untilStored(page);
  await site.close();
  const paths = await stored();
  expect(paths).toContain('index.html');
  const statuses = await page.evaluate(
    (all) => Promise.all(all.map(async (path) => `${path} ${(await fetch(path)).status}`)),
    paths,
  );
  expect(statuses).toEqual(paths.map((path) => `${path} 200`));
});

test('what only some machines need is stored when it is first asked for @both-hosts', async ({ page, site }) => {
  await visit(page);
  await untilStored(page);
  const [path] = await listed('on-demand');
  expect(await isStored(page, path)).toBe(false);
  await page.evaluate(async (address) => void (await fetch(address)), path);
  expect(await isStored(page, path)).toBe(true);
  await site.close();
  expect(await page.evaluate(async (address) => (await fetch(address)).status, path)).toBe(200);
});

test('once loaded, the page asks its server for nothing @both-hosts', async ({ page, site }) => {
  await visit(page);
  await untilStored(page);
  const before = site.requests.length;
  await page.evaluate(async () => void (await fetch('index.html')));
  await page.waitForTimeout(500);
  // The browser itself may still be looking for a newer service worker.
  expect(site.requests.slice(before).filter((request) => !request.endsWith('/sw.js'))).toEqual([]);
});

test('the service worker answers only what the build lists @both-hosts', async ({ page, site }) => {
  await visit(page);
  const before = site.requests.length;
  const statuses = await page.evaluate(async () => {
    const status = async (path: string, init?: RequestInit) => (await fetch(path, init)).status;
    return {
      unlisted: await status('probe.js'),
      missing: await status('no/such/file.js'),
      outsideScope: await status('/elsewhere'),
      posted: await status('index.html', { method: 'POST', body: 'row' }),
      listed: await status('icon.svg'),
      listedWithQuery: await status('icon.svg?row=1'),
    };
  });
  expect(statuses).toEqual({
    unlisted: 404,
    missing: 404,
    outsideScope: 404,
    posted: 405,
    listed: 200,
    listedWithQuery: 200,
  });
  expect(site.requests.slice(before)).toEqual([]);
});

test('the service worker puts the policy on every response, a missing file included @both-hosts', async ({ page }) => {
  await visit(page);
  const carried = await page.evaluate(
    async (names) => {
      const scripts = performance.getEntriesByType('resource').map(({ name }) => name);
      const addresses = [
        '.',
        'index.html',
        'icon.svg',
        'no/such/file.js',
        ...scripts.filter((name) => /\.js$/.test(name)),
      ];
      const responses = await Promise.all(addresses.map((address) => fetch(address)));
      return responses.map(({ url, headers }) => ({ url, values: names.map((name) => headers.get(name)) }));
    },
    SECURITY_HEADERS.map(([name]) => name),
  );
  expect(carried.length).toBeGreaterThan(4);
  for (const { url, values } of carried) expect(values, url).toEqual(SECURITY_HEADERS.map(([, value]) => value));
});

test('the service worker puts headers of its own on the library page @both-hosts', async ({ page }) => {
  await visit(page);
  for (const path of ['models.html', 'models']) {
    const values = await page.evaluate(
      async ([address, names]) => {
        const { headers } = await fetch(address);
        return names.map((name) => headers.get(name));
      },
      [path, LIBRARY_HEADERS.map(([name]) => name)] as const,
    );
    expect(values, path).toEqual(LIBRARY_HEADERS.map(([, value]) => value));
  }
});

test('the server puts the policy on every response, a missing file included', async ({ request, site }) => {
  for (const path of [
    '',
    'index.html',
    'models.html',
    'sw.js',
    'icon.svg',
    'no/such/file.js',
    '_headers',
    '.htaccess',
    '%',
  ]) {
    const response = await request.get(site.url + path);
    expect(response.status()).toBe(/no\/such|_headers|\.htaccess|%/.test(path) ? 404 : 200);
    const found = new Headers(response.headers());
    // What no file exceeds stands on every response, and the policy of the file itself beside it.
    expect(found.get('Content-Security-Policy'), path).toContain("default-src 'none'");
    if (response.status() === 200) expect(carriesPolicy(found, path), path).toBe(true);
    for (const [name, value] of headersOf(path)) {
      if (name === 'Content-Security-Policy' || (response.status() === 404 && /Opener/.test(name))) continue;
      expect(found.get(name), path).toBe(value);
    }
  }
  const refused = await request.post(site.url, { data: 'row' });
  expect(refused.status()).toBe(405);
  expect(refused.headers()['content-security-policy']).toBeDefined();
});

test.describe('on a host without headers', () => {
  test.use({ hostKind: 'without-headers' });

  test('the page is loaded once more on the first visit, and once only', async ({ page, site }) => {
    await visit(page);
    await page.waitForTimeout(500);
    expect(site.requests.filter((request) => request === 'GET /some/path/')).toHaveLength(2);
    expect(
      await page.evaluate(() => performance.getEntriesByType('navigation').map(({ toJSON }) => typeof toJSON)),
    ).toHaveLength(1);
    expect(await page.evaluate(() => history.state as unknown)).toBeNull();
  });

  test('a file given before the first visit has settled is not lost', async ({ page, site }) => {
    await page.goto('');
    const rows = Array.from({ length: 200 }, (_, i) => `P${i},${i % 2 ? 'Female' : 'Male'},${i % 3 ? 'Yes' : 'No'}`);
    const buffer = Buffer.from(`person,sex,selected\n${rows.join('\n')}\n`);
    await page.getByTestId('file-input').setInputFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.waitForTimeout(1_000);
    await expect(page.getByTestId('run-audit')).toBeVisible();
    expect(site.requests.filter((request) => request === 'GET /some/path/').length).toBeLessThanOrEqual(2);
  });

  test('a reload that goes around the service worker is healed', async ({ page }) => {
    await visit(page);
    const browser = await page.context().newCDPSession(page);
    await browser.send('Page.reload', { ignoreCache: true });
    await page.waitForEvent('load');
    await untilServiceWorkerAnswers(page);
  });
});

test('on a host with headers the page is never loaded again by itself', async ({ page }) => {
  let loads = 0;
  page.on('load', () => (loads += 1));
  await visit(page);
  await page.waitForTimeout(500);
  expect(loads).toBe(1);
});

test('a file that is not the one that was built is never stored', async ({ browser }) => {
  await withCopyOfSite(async (folder, url) => {
    await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    await expect(page.locator('#app')).not.toBeEmpty();
    const installed = await page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const registration = await navigator.serviceWorker.getRegistration();
      return Boolean(registration?.active);
    });
    expect(installed).toBe(false);
    await context.close();
  });
});

test('a new version takes the place of the old one, and its files too', async ({ browser }) => {
  await withCopyOfSite(async (folder, url) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    await untilServiceWorkerAnswers(page);
    await publishNewVersion(folder);
    await page.reload();
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
    });
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).waiting !== null);
    await page.reload();
    // The page is loaded once more by itself in between, which may cut an evaluation short.
    const icon = () => page.evaluate(async () => (await fetch('icon.svg')).text()).catch(() => '');
    const kept = () => page.evaluate(() => caches.keys()).catch(() => []);
    await expect.poll(icon, { timeout: 15_000 }).toContain('second version');
    await expect.poll(kept).toEqual(['evenhand / 0000000000000002']);
    await context.close();
  });
});

async function withCopyOfSite(run: (folder: string, url: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'evenhand-site-'));
  await cp(DIST, folder, { recursive: true });
  const server = await startSiteServer({ folder });
  try {
    await run(folder, server.url);
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

/** What a second build would differ in: one file, its hash in the list, and the version that follows from it. */
async function publishNewVersion(folder: string): Promise<void> {
  const icon = '<svg xmlns="http://www.w3.org/2000/svg"><title>second version</title></svg>';
  const integrity = `sha256-${createHash('sha256').update(icon).digest('base64')}`;
  const worker = await readFile(join(folder, 'sw.js'), 'utf8');
  const changed = worker
    .replace(/(\[`icon\.svg`,`)sha256-[^`]+`/, (_, start: string) => `${start}${integrity}\``)
    .replace(/`[0-9a-f]{16}`/, '`0000000000000002`');
  await writeFile(join(folder, 'icon.svg'), icon);
  await writeFile(join(folder, 'sw.js'), changed);
}

/** The files that the built service worker lists for a stage. */
async function listed(stage: Stage): Promise<string[]> {
  const worker = await readFile(join(DIST, 'sw.js'), 'utf8');
  const entries = worker.matchAll(/\[`([^`]+)`,`sha256-[^`]+`,`([^`]+)`\]/g);
  return Array.from(entries, ([, path, of]) => ({ path, of }))
    .filter(({ of }) => of === stage)
    .map(({ path }) => path);
}

const stored = async (): Promise<string[]> => [...(await listed('shell')), ...(await listed('later'))];

function isStored(page: Page, path: string): Promise<boolean> {
  return page.evaluate(async (address) => (await caches.match(address)) !== undefined, path);
}

/** The large files come when the page is at rest. */
async function untilStored(page: Page): Promise<void> {
  const paths = await listed('later');
  for (const path of paths) await expect.poll(() => isStored(page, path), { timeout: 30_000 }).toBe(true);
}
