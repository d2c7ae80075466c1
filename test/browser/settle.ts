import type { Page } from '@playwright/test';

/** Opens the site and waits until its service worker answers for the page, as after any first visit. */
export async function visit(page: Page, url = ''): Promise<void> {
  await page.goto(url);
  await untilServiceWorkerAnswers(page);
}

/**
 * Isolation from other origins takes both headers on the page itself, so it is there only once a host or the service
 * worker has sent them; on a host without headers this waits for the one reload.
 */
export async function untilServiceWorkerAnswers(page: Page): Promise<void> {
  await page.waitForFunction(
    () => crossOriginIsolated && navigator.serviceWorker.controller !== null && document.readyState === 'complete',
  );
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}
