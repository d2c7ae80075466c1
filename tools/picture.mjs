// Makes the README's picture from the built site: the audit of the synthetic sample (`npm run picture`).
import { join } from 'node:path';
import { ensureInstall, ROOT } from './lib/ensure-install.mjs';
import { CHROMIUM_ARGS, ensureChromium } from './lib/find-chromium.mjs';
import { buildSite } from './lib/run.mjs';
import { startSiteServer } from './lib/site-server.mjs';

ensureInstall();
const { chromium } = await import('@playwright/test');
if ((await buildSite({ quiet: true })).status !== 0) throw new Error('The build failed; see npm run build.');
const server = await startSiteServer({ folder: join(ROOT, 'dist'), port: 0 });
const browser = await chromium.launch({ executablePath: ensureChromium() ?? undefined, args: CHROMIUM_ARGS });
const page = await browser.newPage({ viewport: { width: 1200, height: 860 }, colorScheme: 'light' });
await page.goto(server.url);
await page.getByTestId('open-sample').click();
await page.getByTestId('audit-complete').waitFor();
await page.getByTestId('finding').first().locator('summary').first().click();
await page.locator('figure svg').first().waitFor();
await page.screenshot({ path: join(ROOT, 'docs/audit.png') });
await browser.close();
await server.close();
