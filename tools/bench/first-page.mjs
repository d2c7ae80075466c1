import { gzipSync } from 'node:zlib';
import { withBrowser } from './open-page.mjs';

/** Bytes of gzipped script that the first page runs before anything is dropped, the workers' apart, and paints in ms. */
export const measureFirstPage = (url, runs) =>
  withBrowser(async (browser) => {
    const script = await firstPageScript(browser, url);
    const paints = [];
    for (let run = 0; run < runs; run++) paints.push(await timeFirstPaint(browser, url));
    return { script, paints, version: browser.version() };
  });

/** Milliseconds from asking for the page to its first contentful paint, in a browser that has stored nothing of it. */
async function timeFirstPaint(browser, url) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(url);
  const paint = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0];
          if (entry) resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  await context.close();
  return paint;
}

async function firstPageScript(browser, url) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const sizes = [];
  page.on('response', async (response) => {
    const path = new URL(response.url()).pathname;
    if (!path.endsWith('.js') || /worker|sw\.js/.test(path)) return;
    sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return total;
}
