import { join } from 'node:path';
import { ROOT } from '../../lib/ensure-install.mjs';
import { startSiteServer } from '../../lib/site-server.mjs';
import { usageOf, withPage } from '../open-page.mjs';
import { MODELS } from './random-models.mjs';

const OUT = join(ROOT, '.cache/bench/models-page');

/** The library as it comes, in a page of its own that is served beside the models. */
export async function startNaive() {
  const { build, defaultClientConditions } = await import('vite');
  await build({
    configFile: false,
    root: join(ROOT, 'tools/bench/models-page'),
    base: './',
    logLevel: 'error',
    resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
    build: { outDir: OUT, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 4000 },
  });
  const server = await startSiteServer({ folder: OUT, probes: MODELS, plain: true });
  return { time: (model, texts) => timeNaive(server.url, model, texts), close: () => server.close() };
}

/** Scores all texts in one call: how many, seconds, and seconds of processor time. The loading does not count. */
const timeNaive = (url, model, texts) =>
  withPage(url, async (page, browser) => {
    await page.evaluate((name) => window.loadModel(name), model);
    const { result, cpu } = await usageOf(page, browser, () => page.evaluate((list) => window.scoreAll(list), texts));
    return { ...result, cpu };
  });
