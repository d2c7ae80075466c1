import { defineConfig } from '@playwright/test';
import type { HostKind } from './test/browser/fixtures.ts';
import { CHROMIUM_ARGS, findChromium } from './tools/lib/find-chromium.mjs';

/**
 * The end-to-end tests of the built site. Every test runs on a host that sends headers; those tagged `@both-hosts` run
 * also on one that sends none and serves from a sub-path.
 */
export default defineConfig<{ hostKind: HostKind }>({
  testDir: 'test/browser',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: { executablePath: findChromium() ?? undefined, args: [...CHROMIUM_ARGS] },
    trace: 'off',
  },
  projects: [
    { name: 'host-with-headers', use: { hostKind: 'with-headers' } },
    { name: 'host-without-headers', grep: /@both-hosts/, use: { hostKind: 'without-headers' } },
  ],
});
