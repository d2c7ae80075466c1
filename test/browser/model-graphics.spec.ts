import { CHROMIUM_ARGS, findChromium } from '../../tools/lib/find-chromium.mjs';
import { expect, test } from './fixtures.ts';
import { asked, expectScores, runModel, workerPath } from './model-runs.ts';
import { visit } from './settle.ts';

test.use({
  launchOptions: {
    executablePath: findChromium() ?? undefined,
    args: [...CHROMIUM_ARGS, '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
  },
});

test('on a graphics card of software a model says what it says on the processor', async ({ page }) => {
  await visit(page);
  const { result, rows } = await runModel(page, await workerPath(), await asked({ pretendGraphics: true }));
  expect(result.report.device).toMatchObject({ backend: 'webgpu', noGraphics: null });
  expectScores(rows);
});
