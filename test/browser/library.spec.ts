import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import type * as ModelPort from '../../src/storage/models.ts';
import { expectNoViolation } from './axe.ts';
import { expect, test, usePort } from './hub/fixtures.ts';
import { COMMIT, WEIGHTS } from './hub/repository.ts';
import { openPanel } from './keeping.ts';
import { untilServiceWorkerAnswers, visit } from './settle.ts';

const HUB = 'https://huggingface.co';
const CDN = 'https://cas-bridge.xethub.hf.co';
const ID = `tiny/toxic@${COMMIT}`;

declare const modelPort: typeof ModelPort;

async function openLibrary(page: Page): Promise<void> {
  await page.goto('models.html');
  await expect(page.getByTestId('seal')).toHaveAttribute('data-seal', 'sealed');
}

async function lookUp(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox').fill(name);
  await page.getByTestId('ask').click();
}

async function download(page: Page): Promise<void> {
  await lookUp(page, 'tiny/toxic');
  await page.getByTestId('download').click();
}

const outcome = (page: Page) => page.getByTestId('outcome');
const expectProblem = (page: Page, kind: string) =>
  expect(page.getByTestId('problem')).toHaveAttribute('data-kind', kind, { timeout: 30_000 });

/** What the store of models holds, without any of the page's own code. */
function countStored(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(async () => {
    const known = (await indexedDB.databases()).some(({ name }) => name === 'evenhand-models');
    if (!known) return {};
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('evenhand-models');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error!);
    });
    const counts: Record<string, number> = {};
    for (const name of database.objectStoreNames) {
      counts[name] = await new Promise((resolve) => {
        const request = database.transaction(name).objectStore(name).count();
        request.onsuccess = () => resolve(request.result);
      });
    }
    database.close();
    return counts;
  });
}

test('a model is shown before it is fetched, downloaded over a redirect, checked, and there for the audit without any server @both-hosts', async ({
  page,
  site,
  hub,
}) => {
  await openLibrary(page);
  expect(hub.requests).toEqual([]);
  await lookUp(page, 'tiny/toxic');
  const offer = page.getByRole('region', { name: /tiny\/toxic/ });
  for (const fact of ['apache-2.0', 'en, de', 'tiny/base', COMMIT.slice(0, 10), 'SHA-256']) {
    await offer
      .locator('summary')
      .evaluate((summary: HTMLElement) => void summary.parentElement!.toggleAttribute('open', true));
    await expect(offer).toContainText(fact);
  }
  expect(hub.requests.some((request) => request.includes('/resolve/'))).toBe(false);
  await page.getByTestId('download').click();
  await expect(outcome(page)).toHaveAttribute('data-status', 'stored');
  expect(hub.requests.filter((request) => request.startsWith(`GET ${new URL(CDN).host}`))).toHaveLength(1);
  expect(hub.requests.some((request) => request.includes('pytorch_model.bin'))).toBe(false);
  expect([...hub.told]).toEqual([]);

  const audit = await page.context().newPage();
  await visit(audit, site.url);
  await site.close();
  const before = hub.requests.length;
  await usePort(audit);
  const found = await audit.evaluate(async (id) => {
    const [model] = await modelPort.listStoredModels();
    const opened = await modelPort.openStoredModel(id);
    const content = await opened!.files.get('onnx/model_quantized.onnx')!.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return {
      id: model?.id,
      licence: model?.licence,
      name: opened!.name,
      paths: [...opened!.files.keys()].sort(),
      hash,
    };
  }, ID);
  expect(found).toEqual({
    id: ID,
    licence: 'apache-2.0',
    name: 'tiny/toxic',
    paths: ['README.md', 'config.json', 'onnx/model_quantized.onnx', 'tokenizer.json', 'tokenizer_config.json'],
    hash: createHash('sha256').update(WEIGHTS.content).digest('hex'),
  });
  expect(hub.requests).toHaveLength(before);
});

test('a download goes on by itself after a break, and fetches only the rest', async ({ page, hub }) => {
  await openLibrary(page);
  hub.faults.cut = { after: 5_000_000, times: 1 };
  await download(page);
  await expect(outcome(page)).toHaveAttribute('data-status', 'stored');
  const ranges = hub.requests.flatMap((request) => /^GET cas\S+ \S+(?: bytes=(\d+)-)?$/.exec(request)?.slice(1) ?? []);
  expect(ranges).toHaveLength(2);
  expect(ranges[0]).toBeUndefined();
  expect(Number(ranges[1])).toBeGreaterThan(4_000_000);
  expect(Number(ranges[1])).toBeLessThanOrEqual(5_000_000);
});

test('a download that broke off is gone on with after a reload, from where it was', async ({ page, hub }) => {
  await openLibrary(page);
  hub.faults.cut = { after: 4_500_000, times: 1 };
  hub.faults.status = undefined;
  await download(page);
  await expect.poll(() => hub.faults.cut?.times).toBe(0);
  hub.faults.status = 503;
  await expectProblem(page, 'broken-off');
  hub.reset();
  await page.reload();
  await expect(page.getByTestId('stored-model')).toHaveCount(0);
  await page.getByRole('button', { name: 'Go on with tiny/toxic' }).click();
  await expect(page.getByTestId('stored-model')).toHaveCount(1);
  await expect(page.getByTestId('unfinished-model')).toHaveCount(0);
  expect(hub.requests.filter((request) => /^GET \S+ \S+\/onnx\/\S+ bytes=4\d{6}-$/.test(request))).not.toEqual([]);
  expect(hub.requests.filter((request) => request.includes('config.json'))).toEqual([]);
});

test('a download that is called off leaves nothing behind', async ({ page, hub }) => {
  await openLibrary(page);
  hub.faults.stall = 6_000_000;
  await download(page);
  await expect.poll(async () => (await countStored(page))['pieces'] ?? 0).toBe(4);
  await page.getByTestId('cancel').click();
  await expect(outcome(page)).toHaveAttribute('data-status', 'cancelled');
  expect(await countStored(page)).toEqual({ models: 0, pieces: 0, unfinished: 0 });
});

test('a file that is not what the hub lists is refused, deleted, and fetched again on demand', async ({
  page,
  hub,
}) => {
  await openLibrary(page);
  hub.faults.spoiled = true;
  await download(page);
  await expectProblem(page, 'wrong-content');
  await expect(page.getByTestId('stored-model')).toHaveCount(0);
  expect(await countStored(page)).toEqual({ models: 0, pieces: 3, unfinished: 1 });
  hub.reset();
  await page.getByRole('button', { name: 'Go on with tiny/toxic' }).click();
  await expect(page.getByTestId('stored-model')).toHaveCount(1);
});

test('where the browser has no room nothing half-written stays, and that is said', async ({ page, site }) => {
  await openLibrary(page);
  const browser = await page.context().newCDPSession(page);
  const { usage } = await browser.send('Storage.getUsageAndQuota', { origin: site.origin });
  await browser.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize: usage + 5_000_000 });
  await download(page);
  await expectProblem(page, 'storage-full');
  expect(await countStored(page)).toEqual({ models: 0, pieces: 0, unfinished: 0 });
});

test('what the hub refuses is said in words', async ({ page, hub }) => {
  await openLibrary(page);
  for (const [name, kind] of [
    ['not a name', 'not-an-id'],
    ['no/such', 'not-found'],
    ['nobody/private', 'not-public'],
    ['tiny/torch', 'no-weights'],
  ] as const) {
    await lookUp(page, name);
    await expectProblem(page, kind);
  }
  await lookUp(page, 'tiny/gated');
  await page.getByTestId('download').click();
  await expectProblem(page, 'gated');
  await page.context().setOffline(true);
  await lookUp(page, 'tiny/toxic');
  await expectProblem(page, 'unreachable');
  expect(hub.requests.some((request) => !request.startsWith('GET '))).toBe(false);
});

test('a stored model is deleted, and what another has in common with it stays', async ({ page }) => {
  await openLibrary(page);
  await download(page);
  await expect(page.getByTestId('stored-model')).toHaveCount(1);
  await page.getByRole('button', { name: 'Delete tiny/toxic' }).click();
  await expect(page.getByTestId('stored-model')).toHaveCount(0);
  expect(await countStored(page)).toEqual({ models: 0, pieces: 0, unfinished: 0 });
});

for (const [hostKind, serviceWorkers] of [
  ['with-headers', 'block'],
  ['with-headers', 'allow'],
  ['without-headers', 'block'],
  ['without-headers', 'allow'],
] as const) {
  test.describe(`${hostKind}, service worker: ${serviceWorkers}`, () => {
    test.use({ hostKind, serviceWorkers });
    test(`the audit page reaches neither the hub nor where it keeps its files ${hostKind}, service worker ${serviceWorkers}`, async ({
      page,
      hub,
    }) => {
      if (serviceWorkers === 'allow') await visit(page);
      else await page.goto('');
      expect(await page.evaluate(fetchAll, addresses())).toEqual(addresses().map(() => 'refused'));
      expect(hub.requests).toEqual([]);
    });
  });
}

for (const hostKind of ['with-headers', 'without-headers'] as const) {
  test.describe(`isolation ${hostKind}`, () => {
    test.use({ hostKind });

    test(`a library page that the audit page opens cannot be reached into ${hostKind}`, async ({ page, hub }) => {
      await visit(page);
      const opening = page.context().waitForEvent('page');
      await page.evaluate(() => void (window.opened = window.open('models.html')));
      const library = await opening;
      await expect(library.getByTestId('seal')).toHaveAttribute('data-seal', 'sealed');
      const reached = await page.evaluate(async (all) => {
        const other = window.opened as Window & typeof globalThis;
        if (other.closed) return ['cut off'];
        return Promise.all(
          all.map((address) =>
            other.fetch(address).then(
              () => 'got out',
              () => 'refused',
            ),
          ),
        );
      }, addresses());
      expect(reached).toEqual(['cut off']);
      expect(await library.evaluate(() => window.opener as unknown)).toBeNull();
      expect(hub.requests).toEqual([]);
    });

    test(`the library page cannot be framed by the audit page ${hostKind}`, async ({ page, hub }) => {
      await visit(page);
      const inside = await page.evaluate(async () => {
        const frame = document.createElement('iframe');
        frame.src = 'models.html';
        document.body.append(frame);
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        try {
          return frame.contentWindow!.document.querySelector('#library') === null ? 'empty' : 'there';
        } catch {
          return 'out of reach';
        }
      });
      expect(inside).not.toBe('there');
      expect(hub.requests).toEqual([]);
    });
  });
}

test('an audit page that the library page opens cannot be reached into @both-hosts', async ({ page }) => {
  await openLibrary(page);
  await untilControlled(page);
  const opening = page.context().waitForEvent('page');
  await page.evaluate(() => void (window.opened = window.open('./')));
  await untilServiceWorkerAnswers(await opening);
  expect(await page.evaluate(() => window.opened!.closed)).toBe(true);
});

test.describe('on a host that sends no headers, without a service worker', () => {
  test.use({ hostKind: 'without-headers', serviceWorkers: 'block' });
  test('the library page refuses to work where nothing seals it off', async ({ page, hub }) => {
    await page.goto('models.html');
    await expect(page.getByTestId('seal')).toHaveAttribute('data-seal', 'refused');
    await expect(page.getByRole('textbox')).toHaveCount(0);
    expect(hub.requests).toEqual([]);
  });
});

test.describe('the service worker on a host without headers', () => {
  test.use({ hostKind: 'without-headers' });

  test('lets no page but the library page reach the hub, whatever address it gives itself', async ({ page, hub }) => {
    // No policy of its own, and loaded before the service worker answers: what holds here is the gate alone.
    await page.goto('no-policy.html');
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('sw.js');
      await new Promise((resolve) => {
        if (navigator.serviceWorker.controller) resolve(null);
        navigator.serviceWorker.addEventListener('controllerchange', resolve);
      });
    });
    expect(await page.evaluate(fetchAll, addresses())).toEqual(addresses().map(() => 'refused'));
    await page.evaluate(() => history.replaceState(null, '', 'models.html'));
    expect(await page.evaluate(fetchAll, addresses())).toEqual(addresses().map(() => 'refused'));
    expect(hub.requests).toEqual([]);
  });

  test('lets the library page ask for models by GET, and for nothing else', async ({ page, hub }) => {
    await openLibrary(page);
    const asked = [`${HUB}/api/models/tiny/toxic/revision/main`];
    expect(await page.evaluate(fetchAll, asked)).toEqual(['got out']);
    hub.reset();
    const others = [`${HUB}/api/whoami-v2`, `${HUB}/tiny/toxic`, `${CDN}/tiny/toxic/onnx/model.onnx?signature=1`];
    expect(await page.evaluate(fetchAll, others)).toEqual(others.map(() => 'refused'));
    const posted = await page.evaluate(
      (address) =>
        fetch(address, { method: 'POST', body: 'row' }).then(
          () => 'got out',
          () => 'refused',
        ),
      asked[0]!,
    );
    expect(posted).toBe('refused');
    expect(hub.requests).toEqual([]);
  });

  test('gives the library page nothing that another page put in the place of its files', async ({ page, site }) => {
    await visit(page);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (!/models\.html$|assets\/.*\.js$/.test(request.url)) continue;
          const type = request.url.endsWith('.js') ? 'text/javascript' : 'text/html';
          await cache.put(request, new Response('globalThis.planted = true', { headers: { 'Content-Type': type } }));
        }
      }
    });
    await openLibrary(page);
    expect(await page.evaluate(() => 'planted' in globalThis)).toBe(false);
    await site.close();
    const given = await page.evaluate(() =>
      fetch('models.html')
        .then((response) => response.text())
        .catch(() => 'refused'),
    );
    expect(given).toBe('refused');
  });
});

test('“Delete everything” of the audit deletes downloaded models too', async ({ page }) => {
  await openLibrary(page);
  await download(page);
  await expect(page.getByTestId('stored-model')).toHaveCount(1);
  await visit(page);
  await openPanel(page);
  await page.getByTestId('delete-everything').click();
  await page.getByTestId('delete-sure').click();
  await expect(page.getByTestId('deleted')).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
});

test('the library page has no violation of accessibility rules', async ({ page }) => {
  await openLibrary(page);
  await expectNoViolation(page);
  await lookUp(page, 'tiny/toxic');
  await expect(outcome(page)).toHaveAttribute('data-status', 'offered');
  await page.locator('summary').click();
  await expectNoViolation(page);
  await page.getByTestId('download').click();
  await expect(page.getByTestId('stored-model')).toHaveCount(1);
  await lookUp(page, 'no/such');
  await expectProblem(page, 'not-found');
  await expectNoViolation(page);
});

declare global {
  interface Window {
    opened: Window | null;
  }
}

/** What a page would reach the hub by, and where it keeps its large files. */
function addresses(): string[] {
  return [
    `${HUB}/api/models/tiny/toxic/revision/main`,
    `${HUB}/tiny/toxic/resolve/main/config.json`,
    `${CDN}/tiny/toxic/onnx/model.onnx?signature=1`,
  ];
}

function fetchAll(all: readonly string[]): Promise<string[]> {
  return Promise.all(
    all.map((address) =>
      fetch(address).then(
        () => 'got out',
        () => 'refused',
      ),
    ),
  );
}

async function untilControlled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}
