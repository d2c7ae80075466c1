import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { visit } from './settle.ts';
import type { Stranger } from './stranger.ts';
import { PROBE_SOURCE, REALMS_BY_ADDRESS, REALMS_BY_INHERITANCE, tryWaysOut, type Realm } from './ways-out.ts';

const ALL_REALMS = [...REALMS_BY_INHERITANCE, ...REALMS_BY_ADDRESS];

async function expectNoWayOut(page: Page, realm: Realm, stranger: Stranger, script: string): Promise<void> {
  const outcomes = await tryWaysOut(page, realm, stranger.origin, script);
  expect(Object.keys(outcomes)).toHaveLength(8);
  expect(Object.values(outcomes)).not.toContain('got out');
  expect(stranger.requests).toEqual([]);
}

/**
 * Puts the probe where the service worker keeps a script of the build: the only way to a worker by address that the
 * shipped service worker lets exist. Its headers are then put on hostile code.
 */
async function plantProbe(page: Page): Promise<string> {
  return page.evaluate(async (source) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!/canary.*\.js$/.test(request.url)) continue;
        await cache.put(request, new Response(source, { headers: { 'Content-Type': 'text/javascript' } }));
        return request.url;
      }
    }
    throw new Error('the canary is not among the stored files');
  }, PROBE_SOURCE);
}

test.describe('on a host that sends headers, before any service worker', () => {
  test.use({ hostKind: 'with-headers', serviceWorkers: 'block' });
  for (const realm of ALL_REALMS) {
    test(`headers let nothing out of a ${realm}`, async ({ page, stranger }) => {
      await page.goto('');
      await expectNoWayOut(page, realm, stranger, 'probe.js');
    });
  }
});

for (const hostKind of ['with-headers', 'without-headers'] as const) {
  test.describe(`on a host ${hostKind.replace('-', ' ')}, after the first visit`, () => {
    test.use({ hostKind });
    for (const realm of ALL_REALMS) {
      test(`the service worker on a host ${hostKind.replace('-', ' ')} lets nothing out of a ${realm}`, async ({
        page,
        stranger,
      }) => {
        await visit(page);
        const script = await plantProbe(page);
        await expectNoWayOut(page, realm, stranger, script);
      });
    }
  });
}

test.describe('on a host that sends no headers, without a service worker', () => {
  test.use({ hostKind: 'without-headers', serviceWorkers: 'block' });
  for (const realm of REALMS_BY_INHERITANCE) {
    test(`the policy in the page alone lets nothing out of a ${realm}`, async ({ page, stranger }) => {
      await page.goto('');
      await expectNoWayOut(page, realm, stranger, 'probe.js');
    });
  }

  test('the policy in the page alone does not bind a URL worker', async ({ page, stranger }) => {
    await page.goto('');
    const outcomes = await tryWaysOut(page, 'URL worker', stranger.origin, 'probe.js');
    expect(outcomes).toMatchObject({ fetch: 'got out', WebSocket: 'got out', XHR: 'got out', EventSource: 'got out' });
    expect(stranger.requests).toContain('GET /fetch');
  });
});

test('a visit breaks no rule of the policy and reaches no other origin @both-hosts', async ({
  page,
  site,
  stranger,
}) => {
  const requests: string[] = [];
  page.context().on('request', (request) => requests.push(request.url()));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.warn(`refused: ${effectiveDirective} ${blockedURI}`),
    );
  });
  const refused: string[] = [];
  page.on(
    'console',
    (message) => /refused:|Content Security Policy/.test(message.text()) && refused.push(message.text()),
  );
  await visit(page);
  await expect(page.locator('#app')).not.toBeEmpty();
  expect(refused).toEqual([]);
  const network = requests.filter((url) => !url.startsWith('blob:'));
  expect(network.length).toBeGreaterThan(0);
  expect(network.filter((url) => new URL(url).origin !== site.origin)).toEqual([]);
  expect(stranger.requests).toEqual([]);
});

test('a worker has no way to navigate, to open a window or to use WebRTC', async ({ page }) => {
  await page.goto('');
  const found = await page.evaluate(async () => {
    const source = `postMessage(['open', 'document', 'RTCPeerConnection', 'navigation'].filter((name) => name in self)
      .concat(['assign', 'replace', 'reload'].filter((name) => name in self.location)));`;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    return new Promise((resolve) => (worker.onmessage = ({ data }: MessageEvent<string[]>) => resolve(data)));
  });
  expect(found).toEqual([]);
});
