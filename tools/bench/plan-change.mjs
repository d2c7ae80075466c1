import { withPage } from './open-page.mjs';
import { dropAndAudit } from './time-audit.mjs';

const CHANGES = 12;

/**
 * Milliseconds of each of several changes of a tolerance under a finished audit: from the question that the page puts to its
 * worker to the answer in its hands, copied over and unpacked. The first, which compiles, is left out.
 */
export const timePlanChanges = (url, file) =>
  withPage(url, async (page) => {
    await page.evaluate(watchReassessing);
    await dropAndAudit(page, file);
    const tolerance = page.getByLabel('Largest tolerated difference');
    for (let change = 0; change <= CHANGES; change++) {
      await tolerance.fill(String(0.05 + change / 100));
      await tolerance.press('Enter');
      await page.waitForFunction((count) => window.__reassessed.length > count, change);
    }
    return (await page.evaluate(() => window.__reassessed)).slice(1);
  });

/** Runs in the page: notes when it asks a worker to assess again, and when the answer is there. */
function watchReassessing() {
  window.__reassessed = [];
  const asked = new Map();
  const watched = new WeakSet();
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (!watched.has(this)) {
      watched.add(this);
      this.addEventListener('message', ({ data }) => {
        const start = asked.get(data?.id);
        if (start !== undefined) window.__reassessed.push(performance.now() - start);
        asked.delete(data?.id);
      });
    }
    if (message?.path?.[0] === 'reassess') asked.set(message.id, performance.now());
    return postMessage.call(this, message, ...rest);
  };
}
