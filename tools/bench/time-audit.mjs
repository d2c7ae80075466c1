import { join } from 'node:path';
import { ROOT } from '../lib/ensure-install.mjs';
import { usageOf, withPage } from './open-page.mjs';

export const PLAN = join(ROOT, 'tools/bench/bench-plan.json');

/** Drops a file with its plan and waits for the finished audit: milliseconds between the two, as the page sees them. */
export async function dropAndAudit(page, file) {
  await page.evaluate(() => {
    window.__finished = new Promise((resolve, reject) => {
      let start;
      document.addEventListener('change', () => (start ??= performance.now()), { capture: true });
      const look = () => {
        const error = document.querySelector('[data-testid=error-panel]');
        if (error) reject(new Error(error.textContent.trim().replaceAll(/\s+/g, ' ')));
        // The last of what stands on the screen at first is what is said of each kind of bias.
        const done =
          document.querySelector('[data-testid=audit-complete]') &&
          document.querySelectorAll('[data-kind]').length > 0 &&
          !document.querySelector('[data-kind]:not([data-standing])');
        if (done) resolve(performance.now() - start);
      };
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
    });
  });
  await page.getByTestId('file-input').setInputFiles([file, PLAN]);
  return page.evaluate(() => window.__finished);
}

/**
 * One audit in a browser of its own.
 *
 * @param {string} url
 * @param {string} file
 * @param {{ offline?: boolean }} [options] offline: the page comes from its own store, and the network is off from before
 */
export const timeAudit = (url, file, options) =>
  withPage(
    url,
    async (page, browser) => {
      const { result, ...usage } = await usageOf(page, browser, () => dropAndAudit(page, file));
      return { wall: result / 1000, ...usage };
    },
    options,
  );
