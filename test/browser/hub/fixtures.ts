import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { CHROMIUM_ARGS, findChromium } from '../../../tools/lib/find-chromium.mjs';
import { test as base } from '../fixtures.ts';
import { startFakeHub, type FakeHub } from './fake-hub.ts';

interface WorkerFixtures {
  /** The hub under its real names, as this browser finds it. */
  hubServer: FakeHub;
}

interface Fixtures {
  hub: FakeHub;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  hubServer: [
    async ({}, use) => {
      const hub = await startFakeHub();
      await use(hub);
      await hub.close();
    },
    { scope: 'worker' },
  ],
  browser: [
    async ({ playwright, hubServer }, use) => {
      const browser = await playwright.chromium.launch({
        executablePath: findChromium() ?? undefined,
        args: [...CHROMIUM_ARGS, ...hubServer.browserArgs],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  hub: async ({ hubServer }, use) => {
    hubServer.reset();
    await use(hubServer);
  },
});

export { expect } from '@playwright/test';

let port: Promise<string> | null = null;

/** The store of models as the audit page uses it, put into a page as a script of its own. */
export async function usePort(page: Page): Promise<void> {
  port ??= bundlePort();
  await page.evaluate(await port);
}

async function bundlePort(): Promise<string> {
  const entry = fileURLToPath(new URL('../../../src/storage/models.ts', import.meta.url));
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, name: 'modelPort', formats: ['iife'] } },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (!output || !('output' in output)) throw new Error('the store was not bundled');
  return `${output.output[0].code}; globalThis.modelPort = modelPort;`;
}
