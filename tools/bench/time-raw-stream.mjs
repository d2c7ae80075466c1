import { usageOf, withPage } from './open-page.mjs';

/** Reads every byte of a file through File.stream() in a page, and does nothing else. */
export const timeRawStream = (url, file) =>
  withPage(url, async (page, browser) => {
    await page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.id = 'bench-input';
      document.body.append(input);
    });
    await page.locator('#bench-input').setInputFiles(file);
    const { result, ...usage } = await usageOf(page, browser, () =>
      page.evaluate(async () => {
        const started = performance.now();
        const reader = document.querySelector('#bench-input').files[0].stream().getReader();
        for (;;) {
          const { done } = await reader.read();
          if (done) return performance.now() - started;
        }
      }),
    );
    return { wall: result / 1000, ...usage };
  });
