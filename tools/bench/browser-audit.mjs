import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../lib/ensure-install.mjs';

const PLAN = join(ROOT, 'tools/bench/bench-plan.json');

/** Opens the site in a fresh context, ready to take a file. */
async function freshPage(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.__longTasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) window.__longTasks.push({ startTime, duration });
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(url);
  await page.getByTestId('file-input').waitFor({ state: 'attached' });
  await page.waitForTimeout(500);
  return { context, page };
}

/** The longest task over 50 ms that the browser has reported so far, in milliseconds; 0 when there was none. */
function longestTask(page) {
  return page.evaluate(() => Math.max(0, ...window.__longTasks.map(({ duration }) => duration)));
}

/**
 * From the drop of file and plan to the finished audit: milliseconds, and the longest tasks of the main thread before and
 * since. Offline, the page is stored by its service worker first, and the network is off from before the drop.
 */
export async function timeAudit(browser, url, file, { offline = false } = {}) {
  const { context, page } = await freshPage(browser, url);
  if (offline) {
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.setOffline(true);
  }
  const loading = await longestTask(page);
  await page.evaluate(() => {
    window.__longTasks.length = 0;
    window.__finished = new Promise((resolve) => {
      document.addEventListener('change', () => (window.__start ??= performance.now()), { capture: true });
      new MutationObserver(() => {
        if (document.querySelector('[data-testid=audit-complete]')) resolve(performance.now() - window.__start);
      }).observe(document.body, { childList: true, subtree: true, attributes: true });
    });
  });
  await page.getByTestId('file-input').setInputFiles([file, PLAN]);
  const elapsed = await page.evaluate(() => window.__finished);
  const working = await longestTask(page);
  const memory = await peakMemory(browser);
  await context.close();
  return { elapsed, loading, working, memory };
}

/**
 * The most memory that a process of an open page has held so far, in bytes; null where the system does
 * not tell.
 */
async function peakMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1024;
      } catch {
        return 0;
      }
    });
  const peak = Math.max(0, ...peaks);
  return peak > 0 ? peak : null;
}

/** Reading every byte of the same file through File.stream() in the same browser, and nothing else: milliseconds. */
export async function timeRawStream(browser, url, file) {
  const { context, page } = await freshPage(browser, url);
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'bench-input';
    document.body.append(input);
  });
  await page.locator('#bench-input').setInputFiles(file);
  const elapsed = await page.evaluate(async () => {
    const started = performance.now();
    const reader = document.querySelector('#bench-input').files[0].stream().getReader();
    for (;;) {
      const { done } = await reader.read();
      if (done) return performance.now() - started;
    }
  });
  await context.close();
  return elapsed;
}

/** Milliseconds from asking for the page to its first contentful paint, in a browser that has stored nothing of it. */
export async function timeFirstPaint(browser, url) {
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

/** Bytes of gzipped script that the first page runs before anything is dropped; the workers' apart. */
export async function firstPageScript(browser, url) {
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
