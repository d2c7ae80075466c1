import { CHROMIUM_ARGS, findChromium } from '../lib/find-chromium.mjs';
import { cpuSeconds, memoryBase, memoryPeak } from './process-usage.mjs';

/** Quiet time after loading, so that nothing of it is counted with what is measured next. */
const REST = 1500;

/** Starts a browser, hands it over, and ends it. @param args more arguments for it */
export async function withBrowser(use, args = []) {
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_ARGS, ...args] });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** Opens an address and waits until it is quiet. */
export async function openQuietly(page, url) {
  await page.goto(url);
  await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(REST);
}

/** Opens an address in a browser of its own, hands the page over, and closes all again. */
export const withPage = (url, use, { offline = false, args } = {}) =>
  withBrowser(async (browser) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await openQuietly(page, url);
    if (offline) {
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await context.setOffline(true);
    }
    return use(page, browser);
  }, args);

/**
 * Runs work in a page and tells what it cost: seconds of processor time of the page's process, of all its threads and
 * workers, and of the rest of the browser, which hands it the file; the most memory above what it held before.
 *
 * @template T
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').Browser} browser
 * @param {() => Promise<T>} work
 * @returns {Promise<{ result: T, cpu: number | null, browserCpu: number | null, memory: number | null }>}
 */
export async function usageOf(page, browser, work) {
  const { own, others } = await processesOf(page, browser);
  const base = own === null ? null : memoryBase(own);
  const before = { own: own === null ? null : cpuSeconds([own]), others: cpuSeconds(others) };
  const result = await work();
  const spent = (pids, from) => {
    const now = from === null ? null : cpuSeconds(pids);
    return now === null ? null : now - from;
  };
  const peak = own === null ? null : memoryPeak(own);
  return {
    result,
    cpu: spent([own], before.own),
    browserCpu: spent(others, before.others),
    memory: peak === null || base === null ? null : peak - base,
  };
}

/**
 * The process that draws the page, which is the renderer that a moment of busy waiting in the page makes busy, and the other
 * processes of the browser but its spare renderers.
 */
export async function processesOf(page, browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const before = renderers.map((pid) => cpuSeconds([pid]) ?? 0);
  await page.evaluate(() => {
    for (const end = performance.now() + 150; performance.now() < end;);
  });
  const spent = renderers.map((pid, i) => (cpuSeconds([pid]) ?? 0) - before[i]);
  const most = Math.max(0, ...spent);
  return {
    own: most > 0 ? renderers[spent.indexOf(most)] : null,
    others: processInfo.filter(({ type }) => type !== 'renderer').map(({ id }) => id),
  };
}
