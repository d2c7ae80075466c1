import { expect, test } from './fixtures.ts';
import { asked, expectScores, runModel, workerPath } from './model-runs.ts';
import { visit } from './settle.ts';

test('a model runs in workers of its own, under the policy and by nobody else @both-hosts', async ({ page, site }) => {
  const refused: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  await visit(page);
  const { result, rows } = await runModel(page, await workerPath(), await asked());
  expectScores(rows);
  expect(rows.map((cells) => cells[2])).toEqual(['toxicity', 'none', 'threat']);
  expect(result.report).toMatchObject({
    rows: 60,
    texts: 3,
    failedRows: 0,
    device: { backend: 'wasm', weights: 'fp32' },
  });
  expect(['no-interface', 'no-adapter', 'software-adapter']).toContain(result.report.device.noGraphics);
  expect(refused).toEqual([]);
  expect(site.requests.every((request) => request.startsWith('GET '))).toBe(true);
});

test('a graphics card that turns out to be none is replaced by the processor, and that is said', async ({ page }) => {
  await visit(page);
  const { result, rows } = await runModel(page, await workerPath(), await asked({ pretendGraphics: true }));
  expectScores(rows);
  expect(result.report.device).toMatchObject({ backend: 'wasm', noGraphics: 'not-loaded' });
});
