import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstall, ROOT } from './lib/ensure-install.mjs';
import { ensureChromium } from './lib/find-chromium.mjs';
import { buildSite, runTool } from './lib/run.mjs';
import { NONE, runChecks, sumCounts } from './lib/steps.mjs';
import { countPlaywright, countVitest } from './lib/test-results.mjs';

/**
 * Runs everything, or a part: `--unit` the tests in Node, `--browser` those in Chromium, `--quick` all but those in Chromium.
 * The last line is `N passed, N failed`, with `, N skipped` where some were.
 */
const { values: only } = parseArgs({
  options: { unit: { type: 'boolean' }, browser: { type: 'boolean' }, quick: { type: 'boolean' } },
});
const all = !only.unit && !only.browser && !only.quick;

const CHECKS = [
  { name: 'format', script: 'prettier/bin/prettier.cjs', args: ['--check', '.'] },
  { name: 'lint', script: 'eslint/bin/eslint.js', args: ['.', '--max-warnings=0'] },
  { name: 'types of the domain', script: 'typescript/bin/tsc', args: ['-p', 'tsconfig.domain.json'] },
  { name: 'types of the tests', script: 'typescript/bin/tsc', args: ['-p', 'tsconfig.test.json'] },
  {
    name: 'types of the page',
    script: 'svelte-check/bin/svelte-check',
    args: ['--tsconfig', 'tsconfig.json', '--fail-on-warnings'],
  },
  {
    name: 'import rules',
    script: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.cjs', 'src'],
  },
];

const REPORTS = join(ROOT, '.cache');

ensureInstall();
mkdirSync(REPORTS, { recursive: true });
const counts = [];
if (all || only.quick) counts.push(await runChecks(CHECKS));
if (all || only.quick || only.unit) counts.push(await runUnitTests());
if (all || only.browser) counts.push(await runBrowserTests());

const { passed, failed, skipped } = sumCounts(counts);
const reference = resolve(ROOT, process.env['EVENHAND_REFERENCE'] ?? '../shared');
if (skipped > 0 && !existsSync(reference)) {
  console.log(`reference folder not found at ${reference}: ${skipped} tests skipped`);
}
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

async function runUnitTests() {
  const report = join(REPORTS, 'vitest.json');
  rmSync(report, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  await runTool('vitest/vitest.mjs', args);
  return countVitest(report);
}

async function runBrowserTests() {
  const chromium = ensureChromium();
  if (!chromium) {
    const given = process.env['CHROMIUM_PATH'];
    console.log(
      given
        ? `✗ CHROMIUM_PATH names ${given}, which is no program that can be run.`
        : '✗ No Chromium was found and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH.',
    );
    return { ...NONE, failed: 1 };
  }
  const built = await buildSite();
  console.log(`${built.status === 0 ? '✓' : '✗'} build`);
  if (built.status !== 0) return { ...NONE, failed: 1 };
  const report = join(REPORTS, 'playwright.json');
  rmSync(report, { force: true });
  await runTool('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return sumCounts([{ ...NONE, passed: 1 }, countPlaywright(report)]);
}
